// STOW-RS (PS3.18 §10.5): instances as parts of one request, the answer as DICOM JSON.
import { fields, list, type Fields } from '../protocol/json';
import type { ServerRefusal } from '../protocol/messages';

export interface Batch {
  readonly body: Blob;
  readonly contentType: string;
}

export interface StowAnswer {
  readonly stored: readonly string[];
  /** `part` is the file's place in the batch, from 1: a refused file is not named by its UIDs. */
  readonly refusals: readonly { readonly part: number; readonly refusal: ServerRefusal }[];
}

const REFERENCED = '00081199';
const FAILED = '00081198';
const REASON = '00081197';
const INSTANCE = '00081155';

export function stowBatch(instances: readonly (Uint8Array<ArrayBuffer> | Blob)[]): Batch {
  const boundary = `eir-${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  for (const instance of instances) {
    parts.push(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`, instance, '\r\n');
  }
  parts.push(`--${boundary}--\r\n`);
  return { body: new Blob(parts), contentType: `multipart/related; type="application/dicom"; boundary=${boundary}` };
}

export function stowAnswer(json: unknown): StowAnswer {
  const answer = fields(Array.isArray(json) ? json[0] : json, 'STOW answer');
  const stored = items(answer, REFERENCED).map((item) => first(item, INSTANCE));
  const refusals = items(answer, FAILED).map((item, index) => {
    const findings = item['eir'] === undefined ? [] : list(item['eir'], 'eir').map((finding) => fields(finding, 'finding'));
    const finding = findings[0] ?? {};
    return {
      part: typeof finding['part'] === 'number' ? finding['part'] : index + 1,
      refusal: {
        reason: String(finding['reason'] ?? `failure ${first(item, REASON)}`),
        rule: String(finding['rule'] ?? ''),
        path: String(finding['path'] ?? ''),
        files: 1,
      },
    };
  });
  return { stored, refusals };
}

function items(answer: Fields, tag: string): readonly Fields[] {
  const element = answer[tag];
  if (element === undefined) {
    return [];
  }
  const values = fields(element, tag)['Value'];
  return values === undefined ? [] : list(values, tag).map((item) => fields(item, tag));
}

function first(item: Fields, tag: string): string {
  const element = item[tag];
  if (element === undefined) {
    return '';
  }
  const values = fields(element, tag)['Value'];
  return Array.isArray(values) && values.length > 0 ? String(values[0]) : '';
}
