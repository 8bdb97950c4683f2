/** The package's own declarations are those of its ES module; this build takes its CommonJS one. */
declare module 'simple-statistics' {
  /** The natural logarithm of the gamma function. */
  export function gammaln(value: number): number;
}
