const FINAL_TEXT = 0x81;
const SHORT = 126;
const LONG = 65_536;
/** Frames up to this size are written in one piece; of larger ones all sockets share the common part. */
const ONE_PIECE = 4_096;

/** What a frame is written to: a connection whose bytes nobody else is in the middle of writing. */
interface Wire {
  write(data: Uint8Array): unknown;
  cork(): void;
  uncork(): void;
}

/** Writes a text message of two parts as one unmasked frame, as a server sends it. */
export function writeTextFrame(wire: Wire, own: Buffer, common: Buffer): void {
  const length = own.length + common.length;
  if (length > ONE_PIECE) {
    wire.cork();
    wire.write(Buffer.concat([headOf(length), own]));
    wire.write(common);
    wire.uncork();
    return;
  }
  const start = length < SHORT ? 2 : 4;
  const frame = Buffer.allocUnsafe(start + length);
  writeHead(frame, length);
  own.copy(frame, start);
  common.copy(frame, start + own.length);
  wire.write(frame);
}

function headOf(length: number): Buffer {
  const head = Buffer.allocUnsafe(length < SHORT ? 2 : length < LONG ? 4 : 10);
  writeHead(head, length);
  return head;
}

function writeHead(into: Buffer, length: number): void {
  into[0] = FINAL_TEXT;
  if (length < SHORT) into[1] = length;
  else if (length < LONG) {
    into[1] = SHORT;
    into.writeUInt16BE(length, 2);
  } else {
    into[1] = SHORT + 1;
    into.writeBigUInt64BE(BigInt(length), 2);
  }
}
