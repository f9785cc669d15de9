import qrcode from 'qrcode-generator';
import { svg } from './dom';

const QUIET_ZONE = 4;

/** The link as a QR code of error level M, one path, no raster image. */
export function qrCode(link: string, name: string): SVGElement {
  const code = qrcode(0, 'M');
  code.addData(link, 'Byte');
  code.make();
  const edge = code.getModuleCount();
  let path = '';
  for (let row = 0; row < edge; row++) {
    for (let column = 0; column < edge; column++) {
      let run = 0;
      while (column + run < edge && code.isDark(row, column + run)) {
        run++;
      }
      if (run > 0) {
        path += `M${String(column + QUIET_ZONE)} ${String(row + QUIET_ZONE)}h${String(run)}v1h-${String(run)}z`;
        column += run;
      }
    }
  }
  const whole = String(edge + 2 * QUIET_ZONE);
  return svg('svg', { class: 'qr', viewBox: `0 0 ${whole} ${whole}`, role: 'img', 'aria-label': name, 'shape-rendering': 'crispEdges' },
    svg('path', { d: path }));
}
