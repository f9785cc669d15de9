// A script of its own, see word-list.ts.
import lines from 'words:english';

export const words = lines.trim().split(/\s+/).join(' ');
