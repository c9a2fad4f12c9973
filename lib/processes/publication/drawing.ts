/** A frozen drawing takes the page's colours; a file that leaves the portal has them written out. Pure. */
import { light, page } from '../map/palette'

export const inColours = (svg: string): string =>
  (Object.keys(page) as (keyof typeof page)[]).reduce(
    (text, colour) => text.replaceAll(page[colour], light[colour]),
    svg,
  )
