/** Controlled words about a series; never text of a file. */
export interface SeriesLabel {
  readonly weighting: string;
  readonly plane: string | null;
  readonly contrast: string | null;
  readonly text: string | null;
}

/** One series of the submission. */
export interface Series {
  readonly id: string;
  readonly label: SeriesLabel;
  readonly modality: string | null;
  readonly images: number;
  readonly thumbnail: string | null;
  readonly bundles: readonly { readonly href: string; readonly bytes: number }[];
  readonly problem: string | null;
}

/** What a viewing link opens (eir.view-link/1). */
export interface ViewLink {
  readonly expires: string | null;
  readonly version: number;
  readonly newerVersion: number | null;
  readonly poster: string | null;
  readonly state: 'ready' | 'preparing';
  readonly series: readonly Series[];
}

/** Answers of the server that are no images. */
export type Refusal =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'upload-link' }
  | { readonly kind: 'too-many'; readonly seconds: number }
  | { readonly kind: 'offline' }
  | { readonly kind: 'trouble' };

/** The first answer, read. */
export type Answer = { readonly kind: 'open'; readonly link: ViewLink } | Refusal;

/** Reads the answer to `GET /api/v1/links/{id}`; a failed request is `offline`. */
export async function readAnswer(answer: Promise<Response>): Promise<Answer> {
  let response: Response;
  try {
    response = await answer;
  } catch {
    return { kind: 'offline' };
  }
  if (response.status === 404) return { kind: 'unknown' };
  if (response.status === 410) return { kind: 'ended' };
  if (response.status === 429) {
    const seconds = Number(response.headers.get('Retry-After'));
    return { kind: 'too-many', seconds: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 300) : 60 };
  }
  if (!response.ok) return { kind: 'trouble' };
  try {
    return parseAnswer(await response.json());
  } catch {
    return { kind: 'trouble' };
  }
}

/** Reads the JSON of the first answer; what is not of the schema is `trouble`. */
export function parseAnswer(raw: unknown): Answer {
  if (!isRecord(raw)) return { kind: 'trouble' };
  if (raw['scope'] === 'upload') return { kind: 'upload-link' };
  if (raw['schema'] !== 'eir.view-link/1' || !Array.isArray(raw['series'])) return { kind: 'trouble' };
  return {
    kind: 'open',
    link: {
      expires: text(raw['expires']),
      version: count(raw['version']) ?? 1,
      newerVersion: count(raw['newerVersion']),
      poster: picture(raw['poster']),
      state: raw['state'] === 'preparing' ? 'preparing' : 'ready',
      series: raw['series'].filter(isRecord).map(series),
    },
  };
}

function series(raw: Record<string, unknown>): Series {
  const label = isRecord(raw['label']) ? raw['label'] : {};
  const bundles = Array.isArray(raw['bundles']) ? raw['bundles'].filter(isRecord) : [];
  return {
    id: text(raw['id']) ?? '',
    label: {
      weighting: text(label['weighting']) ?? 'OTHER', plane: text(label['plane']),
      contrast: text(label['contrast']), text: text(label['text']),
    },
    modality: text(raw['modality']),
    images: count(raw['images']) ?? 0,
    thumbnail: picture(raw['thumbnail']),
    bundles: bundles.map((bundle) => ({ href: text(bundle['href']) ?? '', bytes: count(bundle['bytes']) ?? 0 }))
      .filter((bundle) => bundle.href.startsWith('/api/')),
    problem: text(raw['problem']),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function picture(value: unknown): string | null {
  return typeof value === 'string' && value.startsWith('data:image/') ? value : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}
