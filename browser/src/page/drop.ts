// Collects the files of a dropped disc, a folder, a ZIP or single files, in small steps so that the page stays quick.
import type { GivenFile } from '../protocol/messages';

const MOST_AT_ONCE = 32;
/** A step of the page should last about so long; handing a File to the worker costs 0.1 to 4 ms, by computer and load. */
const STEP_MS = 8;

/** How many files the next step takes: more while steps are quick, fewer once one was slow. */
class Pace {
  atOnce = 4;
  private since = 0;

  begin(): void {
    this.since = performance.now();
  }

  end(): void {
    const millis = performance.now() - this.since;
    if (millis > STEP_MS) {
      this.atOnce = Math.max(1, this.atOnce >> 1);
    } else if (millis < STEP_MS / 3) {
      this.atOnce = Math.min(MOST_AT_ONCE, this.atOnce * 2);
    }
  }
}

/** Takes the entries out of a drop. Must run before the first `await`: the browser empties the drop afterwards. */
export function entriesOf(transfer: DataTransfer): readonly FileSystemEntry[] {
  return Array.from(transfer.items)
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
}

/** All files below the entries. A file that the disc does not give is left out by the worker when it reads it. */
export async function* filesBelow(entries: readonly FileSystemEntry[]): AsyncGenerator<readonly GivenFile[]> {
  const folders: FileSystemDirectoryEntry[] = [];
  const files: FileSystemFileEntry[] = [];
  const sort = (found: readonly FileSystemEntry[]): void => {
    for (const entry of found) {
      if (isFolder(entry)) {
        folders.push(entry);
      } else {
        files.push(entry as FileSystemFileEntry);
      }
    }
  };
  sort(entries);
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const reader = folder.createReader();
    for (let found = await readSome(reader); found.length > 0; found = await readSome(reader)) {
      sort(found);
    }
    // Entries go stale on large discs: the files of a folder are taken before the next one is opened.
    yield* taken(files.splice(0));
  }
  yield* taken(files);
}

export async function* filesChosen(input: HTMLInputElement): AsyncGenerator<readonly GivenFile[]> {
  const chosen = input.files;
  const pace = new Pace();
  for (let from = 0; chosen !== null && from < chosen.length;) {
    pace.begin();
    const step: GivenFile[] = [];
    const to = Math.min(from + pace.atOnce, chosen.length);
    for (; from < to; from++) {
      const file = chosen.item(from);
      if (file !== null) {
        step.push({ file, path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath });
      }
    }
    yield step;
    pace.end();
    await nextTask();
  }
}

async function* taken(files: readonly FileSystemFileEntry[]): AsyncGenerator<readonly GivenFile[]> {
  const pace = new Pace();
  for (let from = 0; from < files.length;) {
    const step = await Promise.all(files.slice(from, from + pace.atOnce).map(fileOf));
    from += step.length;
    pace.begin();
    yield step;
    pace.end();
    await nextTask();
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<GivenFile> {
  const path = entry.fullPath.replace(/^\//, '');
  return new Promise((resolve) => {
    // An empty file stands for one that cannot be opened: the worker counts it as unreadable.
    entry.file((file) => { resolve({ file, path }); }, () => { resolve({ file: new File([], entry.name), path }); });
  });
}

/** At most 100 entries a call (Chromium); an empty answer is the end, or a folder that the disc does not give. */
function readSome(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve) => { reader.readEntries(resolve, () => { resolve([]); }); });
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, 0); });
}
