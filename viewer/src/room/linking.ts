import { canLink, depthAlong, nearestSlice, sharesSpace } from '../stack/geometry.ts';
import type { Viewport } from './viewport.ts';

/** How two views stand to each other. */
export type Bond = 'linked' | 'other-plane' | 'no-positions';

/** Two views that scroll together by millimetres, with an offset where their spaces differ. */
export class Linking {
  #offsetMm = 0;

  get offsetMm(): number {
    return this.#offsetMm;
  }

  set offsetMm(mm: number) {
    this.#offsetMm = mm;
  }

  bond(a: Viewport, b: Viewport): Bond {
    const first = a.ladder();
    const second = b.ladder();
    if (first === undefined || second === undefined) return 'no-positions';
    return canLink(first.ladder, second.ladder) ? 'linked' : 'other-plane';
  }

  /**
   * Starts from where the views stand: in one frame of reference millimetres agree and there is no
   * offset; in two, what is beside each other now stays beside each other.
   */
  begin(a: Viewport, b: Viewport): void {
    this.#offsetMm = 0;
    const pair = pairOf(a, b);
    if (pair === undefined || sharesSpace(pair.first, pair.second)) return;
    if (pair.first.space === null && pair.second.space === null) return;
    this.#offsetMm = pair.secondDepth - depthAlong(pair.first, pair.second, pair.firstDepth);
  }

  /** Moves `follower` to the place where `leader` is. `forward`: the leader is the first view. */
  follow(leader: Viewport, follower: Viewport, forward: boolean): void {
    const pair = pairOf(leader, follower);
    if (pair === undefined || !canLink(pair.first, pair.second)) return;
    const along = forward
      ? depthAlong(pair.first, pair.second, pair.firstDepth) + this.#offsetMm
      : depthAlong(pair.first, pair.second, pair.firstDepth - this.#offsetMm);
    follower.follow(pair.secondStart + nearestSlice(pair.second.depthMm, along));
  }

  /** Shows in `follower` what `leader` looks at: as many pixels a millimetre, and the same place where planes are parallel. */
  followAim(leader: Viewport, follower: Viewport): void {
    const sight = leader.sight();
    if (sight !== undefined) follower.lookAt(sight);
  }
}

function pairOf(a: Viewport, b: Viewport) {
  const first = a.ladder();
  const second = b.ladder();
  if (first === undefined || second === undefined) return undefined;
  return {
    first: first.ladder, second: second.ladder, secondStart: second.start,
    firstDepth: first.ladder.depthMm[a.index - first.start] ?? 0,
    secondDepth: second.ladder.depthMm[b.index - second.start] ?? 0,
  };
}
