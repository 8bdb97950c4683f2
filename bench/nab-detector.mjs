// The product's detector behind the interface of a scorer for the Numenta Anomaly Benchmark: a factory of streams that
// take a time in Unix milliseconds and a value, and answer a score from 0 to 1. Built with `npm run build`.
import { createRequire } from 'node:module';

const { Detector } = createRequire(import.meta.url)('../dist/modules/engagement/detector/detector.js');

export default () => {
  const detector = new Detector();
  return { update: (at, value) => detector.update(at, value).score };
};
