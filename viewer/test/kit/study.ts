import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { FrameSplitter } from '../../src/bundle/reader.ts';
import type { Contents } from '../../src/bundle/contents.ts';
import { decodeJpegLs } from '../../src/decode/jpegls.ts';
import { headOf, headSeries, type Plane } from './head.ts';
import { greyPng } from './png.ts';
import type { Stand } from './server.ts';

/** One series of a made-up viewing link. */
export interface MadeSeries {
  readonly weighting: string;
  readonly plane: Plane | null;
  readonly bundle: Uint8Array | undefined;
  readonly contrast?: 'YES' | 'NO';
  readonly modality?: string;
  readonly problem?: string;
}

/** The viewing link of a made-up study. */
export function standFor(id: string, series: readonly MadeSeries[], more: Record<string, unknown> = {}): Stand {
  const bundles = new Map<string, Uint8Array>();
  const entries = series.map(({ weighting, plane, bundle, contrast, modality, problem }, i) => {
    const hash = bundle === undefined ? '' : createHash('sha256').update(bundle).digest('hex');
    if (bundle !== undefined) bundles.set(hash, bundle);
    const middle = bundle === undefined ? undefined : middleOf(bundle);
    return {
      id: `s${i}`, label: { weighting, plane, contrast: contrast ?? 'NO', text: weighting }, modality: modality ?? 'MR', images: middle?.frames ?? 0,
      thumbnail: middle?.picture ?? null, problem: problem ?? null,
      bundles: bundle === undefined ? [] : [{ href: `/api/v1/links/${id}/bundles/${hash}`, bytes: bundle.length }],
    };
  });
  const body = {
    schema: 'eir.view-link/1', scope: 'view', label: null, expires: null, mayDownload: false, version: 1, newerVersion: null,
    poster: entries[0]?.thumbnail ?? null, state: 'ready', series: entries, ...more,
  };
  return { answer: () => ({ status: 200, body }), bundles };
}

function middleOf(bundle: Uint8Array): { frames: number; picture: string } | undefined {
  let contents: Contents | undefined;
  let picture: string | undefined;
  new FrameSplitter({
    opened: (read) => { contents = read; },
    arrived: (frame, bytes) => {
      if (contents?.codec !== 'jpeg-ls' || frame !== contents.order[0]) return;
      const { rows, columns } = contents;
      const window = contents.windows[0] ?? { center: 512, width: 1024 };
      const grey = Uint8Array.from(decodeJpegLs(bytes, rows, columns),
        (value) => Math.min(255, Math.max(0, ((value - window.center) / window.width + 0.5) * 255)));
      picture = greyPng(grey, columns, rows);
    },
  }).push(bundle);
  return contents === undefined ? undefined : { frames: contents.frames, picture: picture ?? '' };
}

/** A head MR of five series, as the demo has one. `size` in pixels, `slices` of the axial series. */
export function headStudy(viewer: string, size: number, slices: number): readonly MadeSeries[] {
  const atlas = join(viewer, '../../shared/data/atlas');
  const windows = (center: number, width: number): Record<string, unknown> => ({ windows: [{ center, width, function: 'LINEAR' }] });
  const flair = headOf('FLAIR', atlas);
  const t1 = headOf('T1', atlas);
  const t2 = headOf('T2', atlas);
  const gap = 150 / slices;
  return [
    { weighting: 'FLAIR', plane: 'AX', bundle: headSeries(flair, 'AX', size, slices, gap, 1, windows(150, 300)) },
    { weighting: 'T2', plane: 'AX', bundle: headSeries(t2, 'AX', size, slices, gap, 2, windows(300, 620)) },
    { weighting: 'T1', plane: 'SAG', bundle: headSeries(t1, 'SAG', size, slices, gap, 3, windows(220, 480)) },
    { weighting: 'T1', plane: 'AX', contrast: 'YES', bundle: headSeries(t1, 'AX', size, slices * 2, gap / 2, 4) },
    { weighting: 'LOCALISER', plane: 'COR', bundle: headSeries(t1, 'COR', size / 2, 5, 20, 5) },
    { weighting: 'OTHER', plane: null, bundle: undefined, problem: 'SYNTAX_NOT_SHOWN' },
  ];
}
