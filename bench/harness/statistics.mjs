// Medians and tails.

/** The value below which the share `q` of the values lies (nearest rank); undefined without values. */
export function quantile(values, q) {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
}

/** `{ p50, p99, runs }`. */
export const summaryOf = (values) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99), runs: values.length });
