/** A made-up study to look at while developing: `node viewer/test.mjs --serve`, with PORT for a fixed port. */
import { join } from 'node:path';
import { FakeServer, KEY } from './kit/server.ts';
import { headStudy, standFor } from './kit/study.ts';

const viewer = process.env['EIR_VIEWER'] ?? '.';
const id = 'head000000';
const server = await FakeServer.start(join(viewer, 'target/classes/eir/web'), new Map([[id, standFor(id, headStudy(viewer, 384, 30))]]),
  Number(process.env['PORT'] ?? 0));
console.log(`${server.origin}/v/${id}#${KEY}`);
