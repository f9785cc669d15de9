import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cosines } from '../src/bundle/contents.ts';
import { canLink, depthAlong, edgeLetters, nearestSlice, sharesSpace, slicePosition } from '../src/stack/geometry.ts';
import { FITTED, magnification, panBy, placeOf, zoomAt } from '../src/stack/place.ts';
import { isSoftware } from '../src/stack/painter.ts';
import { aimAt, sightOf, type Slice } from '../src/stack/sight.ts';
import { automaticWindow, fullWindow, greyTable, voi, type Look } from '../src/stack/window.ts';

const look = (change: Partial<Look>): Look => ({ rescale: [1, 0], center: 50, width: 100, function: 'LINEAR', inverted: false, padding: null, ...change });
const grey = (table: Uint32Array, stored: number): number => (table[stored & 0xffff] ?? 0) & 255;

test('LINEAR gives the values of PS3.3 C.11.2.1.2.1', () => {
  // The standard's example: c = 2048, w = 4096 maps 0 to the minimum and 4095 to the maximum.
  assert.equal(voi(0, 2048, 4096, 'LINEAR'), 0);
  assert.equal(voi(4095, 2048, 4096, 'LINEAR'), 1);
  assert.equal(voi(2047.5, 2048, 4096, 'LINEAR'), 0.5);
  assert.deepEqual([-1, 0, 1].map((x) => voi(x, 0.5, 1, 'LINEAR')), [0, 0, 1]);
});

test('LINEAR_EXACT and SIGMOID give the values of PS3.3 C.11.2.1.3', () => {
  assert.deepEqual([0, 64, 128, 200].map((x) => voi(x, 64, 128, 'LINEAR_EXACT')), [0, 0.5, 1, 1]);
  assert.equal(voi(64, 64, 128, 'SIGMOID'), 0.5);
  assert.ok(Math.abs(voi(96, 64, 128, 'SIGMOID') - 1 / (1 + Math.exp(-1))) < 1e-12);
});

test('slopes below one and below zero reach the grey', () => {
  const small = greyTable(look({ rescale: [0.01, 0], center: 5, width: 10, function: 'LINEAR_EXACT' }), 10, false);
  assert.deepEqual([0, 500, 1000].map((stored) => grey(small, stored)), [0, 128, 255]);
  const negative = greyTable(look({ rescale: [-1, 100], center: 50, width: 100, function: 'LINEAR_EXACT' }), 8, false);
  assert.deepEqual([0, 50, 100].map((stored) => grey(negative, stored)), [255, 128, 0]);
});

test('inversion comes after the VOI, and padding stays black', () => {
  const table = greyTable(look({ inverted: true, padding: [-2048, -2000], center: 0, width: 200, function: 'LINEAR_EXACT' }), 12, true);
  assert.deepEqual([-100, 0, 100, -2048, -2000, -1999].map((stored) => grey(table, stored)), [255, 127, 0, 0, 0, 255]);
});

test('the automatic window leaves out padding and the air around', () => {
  const samples = new Uint16Array(1000).fill(0);
  for (let i = 400; i < 1000; i++) samples[i] = 100 + (i - 400);
  const window = automaticWindow(samples, [1, 0], null);
  assert.deepEqual(window, { center: 400.5, width: 591, function: 'LINEAR_EXACT' });
  const padded = Int16Array.from(samples, (value) => (value === 0 ? -2000 : value));
  assert.deepEqual(automaticWindow(padded, [1, 0], [-2000, -2000]), window);
  assert.deepEqual(automaticWindow(Uint16Array.of(5, 5, 5, 5), [2, 1], null), { center: 11, width: 2, function: 'LINEAR_EXACT' });
  assert.equal(automaticWindow(Uint16Array.of(3, 3), [1, 0], [3, 3]).width, 1);
});

test('the whole range keeps its order under a negative slope', () => {
  assert.deepEqual(fullWindow([0, 100], [-2, 50]), { center: -50, width: 200, function: 'LINEAR_EXACT' });
});

const AXIAL: Cosines = [1, 0, 0, 0, 1, 0];
const SAGITTAL: Cosines = [0, 1, 0, 0, 0, -1];
const CORONAL: Cosines = [1, 0, 0, 0, 0, -1];

test('edge letters follow the orientation, two where it is oblique', () => {
  assert.deepEqual(edgeLetters(AXIAL), { left: 'R', right: 'L', top: 'A', bottom: 'P' });
  assert.deepEqual(edgeLetters(SAGITTAL), { left: 'A', right: 'P', top: 'H', bottom: 'F' });
  assert.deepEqual(edgeLetters(CORONAL), { left: 'R', right: 'L', top: 'H', bottom: 'F' });
  const tilt = (30 * Math.PI) / 180;
  assert.deepEqual(edgeLetters([1, 0, 0, 0, Math.cos(tilt), Math.sin(tilt)]), { left: 'R', right: 'L', top: 'AF', bottom: 'PH' });
  assert.equal(edgeLetters([1, 0, 0, 0, Math.cos(0.2), Math.sin(0.2)]).bottom, 'P');
});

test('a slice position names the side and the distance', () => {
  assert.deepEqual(slicePosition(AXIAL, [-100, -100, 32.5]), { letter: 'H', mm: 32.5 });
  assert.deepEqual(slicePosition(AXIAL, [-100, -100, -4]), { letter: 'F', mm: 4 });
  assert.deepEqual(slicePosition(SAGITTAL, [12, 0, 0]), { letter: 'L', mm: 12 });
  assert.deepEqual(slicePosition(CORONAL, [0, -7, 0]), { letter: 'A', mm: 7 });
});

test('stacks link by millimetres when they are parallel, either way round', () => {
  const up = { orientation: AXIAL, depthMm: [0, 5, 10], space: 'F' };
  const flipped = { orientation: [1, 0, 0, 0, -1, 0] as Cosines, depthMm: [-10, -5, 0], space: 'F' };
  const sagittal = { orientation: SAGITTAL, depthMm: [0, 5], space: null };
  assert.ok(canLink(up, flipped));
  assert.ok(!canLink(up, sagittal));
  assert.ok(sharesSpace(up, flipped));
  assert.ok(!sharesSpace(sagittal, sagittal));
  assert.equal(depthAlong(up, flipped, 10), -10);
  assert.equal(nearestSlice(flipped.depthMm, depthAlong(up, flipped, 10)), 0);
  assert.equal(nearestSlice([0, 5, 10], 7.4), 1);
  assert.equal(nearestSlice([0, 5, 10], 99), 2);
});

test('the image fits with its true proportions', () => {
  const wide = { rows: 100, columns: 100, aspect: 0.5 };
  assert.deepEqual(placeOf(wide, FITTED, 400, 400), { x: 0, y: 100, stepX: 4, stepY: 2 });
  const tall = { rows: 100, columns: 50, aspect: 2 };
  assert.deepEqual(placeOf(tall, FITTED, 400, 400), { x: 150, y: 0, stepX: 2, stepY: 4 });
  assert.equal(magnification(tall, FITTED, 400, 400), 2);
});

test('zooming keeps the point under the pointer, panning moves with it', () => {
  const shape = { rows: 256, columns: 256, aspect: 1 };
  const aim = zoomAt(shape, FITTED, 512, 512, 2, 300, 200);
  const place = placeOf(shape, aim, 512, 512);
  assert.ok(Math.abs((300 - place.x) / place.stepX - 150) < 1e-9);
  assert.ok(Math.abs((200 - place.y) / place.stepY - 100) < 1e-9);
  const moved = placeOf(shape, panBy(shape, aim, 512, 512, 10, -20), 512, 512);
  assert.ok(Math.abs(moved.x - place.x - 10) < 1e-9 && Math.abs(moved.y - place.y + 20) < 1e-9);
  assert.equal(panBy(shape, FITTED, 512, 512, 1e6, 0).centreX, 0);
});

test('a linked view looks at the same millimetre in the same size', () => {
  const wide: Slice = { rows: 200, columns: 200, aspect: 1, spacing: [1, 1], orientation: AXIAL, position: [-99.5, -99.5, 0], space: 'F' };
  const fine: Slice = { ...wide, rows: 400, columns: 400, spacing: [0.25, 0.25], position: [-24.875, -37.375, 5] };
  const sight = sightOf(wide, { zoom: 2, centreX: 0.625, centreY: 0.5 }, 400, 400);
  assert.equal(sight.pixelsPerMm, 4);
  assert.deepEqual(sight.middle, [25, 0, 0]);

  const aim = aimAt(sight, fine, FITTED, 400, 400);
  assert.equal(aim.zoom, 1);
  assert.deepEqual([aim.centreX, aim.centreY], [0.5, 0.375]);
  const round = sightOf(fine, aim, 400, 400);
  assert.deepEqual([round.pixelsPerMm, round.middle], [4, [25, 0, 5]]);

  // Another frame of reference: from the middle of the image. A flipped column runs the other way.
  const foreign: Slice = { ...wide, space: 'G', orientation: [1, 0, 0, 0, -1, 0], position: [7, 7, 7] };
  const lifted = sightOf(wide, { zoom: 1, centreX: 0.5, centreY: 0.375 }, 400, 400);
  assert.deepEqual(aimAt(lifted, foreign, FITTED, 400, 400), { zoom: 1, centreX: 0.5, centreY: 0.625 });

  // Another plane: the size only.
  assert.deepEqual(aimAt(sight, { ...wide, orientation: SAGITTAL }, FITTED, 400, 400), { zoom: 2, centreX: 0.5, centreY: 0.5 });
});

test('GL that runs on the CPU is recognised', () => {
  for (const name of ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)))', 'llvmpipe (LLVM 15, 256 bits)', 'Microsoft Basic Render Driver']) assert.ok(isSoftware(name), name);
  for (const name of ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620)', 'Apple GPU', 'Mali-G78']) assert.ok(!isSoftware(name), name);
});
