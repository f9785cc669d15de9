/** Where the images come from: a link with its key, or a case under the session. */
export interface Source {
  /** The address of the first question. */
  readonly href: string;
  /** Asks the server with the right to it; a `range` past the cache, where it would wait for the whole that is on its way. */
  ask(href: string, signal?: AbortSignal, range?: string): Promise<Response>;
}

/** What the first question was and what came of it. */
export interface Opening {
  readonly source: Source | undefined;
  readonly answer: Promise<Response>;
  /** The bundle of the series that is opened, asked for as soon as the answer named it. */
  readonly bundle: Promise<{ readonly href: string; readonly response: Promise<Response> } | undefined>;
}

/** Asks, shows the poster as soon as it is here and goes on to the bundle of the first series. */
export function open(source: Source): Opening {
  const answer = source.ask(source.href);
  const bundle = answer.then(async (response) => {
    if (!response.ok) return undefined;
    const link = await response.clone().json() as { poster?: string | null; series?: { bundles?: { href: string }[] }[] };
    const poster = document.getElementById('poster');
    if (poster instanceof HTMLImageElement && link.poster?.startsWith('data:image/')) {
      poster.src = link.poster;
      poster.hidden = false;
    }
    const href = link.series?.[0]?.bundles?.[0]?.href;
    return href?.startsWith('/api/') ? { href, response: source.ask(href) } : undefined;
  });
  answer.catch(() => undefined);
  bundle.then((begun) => begun?.response, () => undefined).catch(() => undefined);
  return { source, answer, bundle };
}
