/** How many answers came by which way may be told beside their sum. Pure. */

/**
 * Those with the threshold at least; when what is left of the sum would be fewer, the smallest of them is kept back
 * too: nobody gets a small number by subtracting.
 */
export function shownChannels<T extends { received: number }>(channels: readonly T[], threshold: number): T[] {
  const all = channels.toSorted((a, b) => b.received - a.received)
  const shown = all.filter(({ received }) => received >= threshold)
  const rest = all.reduce((sum, { received }) => sum + received, 0) - shown.reduce((sum, one) => sum + one.received, 0)
  return rest > 0 && rest < threshold ? shown.slice(0, -1) : shown
}
