/** The reading room under a viewing link. */
import { opening } from 'module:first.js';
import { Page } from './page.ts';

void new Page(opening).run();
