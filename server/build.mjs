// The stylesheet and the little script of the server's own pages.
import { buildWeb } from '../build/web.mjs';

await buildWeb({
  module: 'server',
  messages: ['pages', 'casework', 'rules'],
  styles: [{ name: 'pages.css', from: 'src/main/css/pages.css' }],
  scripts: [{ name: 'staff.js', from: '../browser/src/staff/staff.ts' }],
});
