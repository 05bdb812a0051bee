// A view as a small picture: what a person sees from two metres away.
import { deflateSync } from "node:zlib";

/** Pixels of the view that become one of the picture: each is their mean, so that no hair's breadth counts. */
const SHRUNK = 5;
/** Shades of each channel: enough to tell the colours of the page apart, for a third of the bytes. */
const SHADES = 16;
/** Longer views are cut: what stands further down looks like what stands above. */
export const TALLEST_PX = { 320: 2400, 768: 1800, 1280: 1400, 1920: 1400 };

/** A picture of the top of the view as PNG, a fifth as wide and as high. */
export async function picture(page, helper) {
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const shot = await page.screenshot({
    fullPage: true,
    animations: "disabled",
    caret: "hide",
    clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST_PX[width]) },
  });
  const small = await helper.evaluate(
    async ([png, shrunk, shades]) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const [wide, high] = [Math.ceil(image.width / shrunk), Math.ceil(image.height / shrunk)];
      const whole = new OffscreenCanvas(wide * shrunk, high * shrunk).getContext("2d", { willReadFrequently: true });
      whole.drawImage(image, 0, 0);
      const from = whole.getImageData(0, 0, wide * shrunk, high * shrunk);
      let text = "";
      for (let y = 0; y < high; y += 1) {
        for (let x = 0; x < wide; x += 1) {
          for (let channel = 0; channel < 3; channel += 1) {
            let sum = 0;
            for (let i = 0; i < shrunk * shrunk; i += 1) {
              const row = y * shrunk + Math.floor(i / shrunk);
              sum += from.data[(row * from.width + x * shrunk + (i % shrunk)) * 4 + channel];
            }
            const step = 255 / (shades - 1);
            text += String.fromCharCode(Math.round(Math.round(sum / (shrunk * shrunk) / step) * step));
          }
        }
      }
      return { wide, high, pixels: btoa(text) };
    },
    [shot.toString("base64"), SHRUNK, SHADES],
  );
  return png(small.wide, small.high, Buffer.from(small.pixels, "base64"));
}

/** Three bytes a pixel as PNG. Without filters, because few shades repeat: half of what the browser writes. */
function png(wide, high, pixels) {
  const chunk = (type, data) => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const framed = Buffer.alloc(named.length + 8);
    framed.writeUInt32BE(data.length, 0);
    named.copy(framed, 4);
    framed.writeUInt32BE(crc32(named), named.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(wide, 0);
  header.writeUInt32BE(high, 4);
  header.set([8, 2], 8);
  const rows = Buffer.alloc((wide * 3 + 1) * high);
  for (let y = 0; y < high; y += 1) pixels.copy(rows, y * (wide * 3 + 1) + 1, y * wide * 3, (y + 1) * wide * 3);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The checksum of PNG. Node's own is younger than the oldest Node that we support. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
