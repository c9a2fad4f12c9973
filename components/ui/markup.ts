import 'server-only'
import type { ReactElement } from 'react'

/**
 * Elements → HTML, escaped by React. For long lists of words and links: as HTML they cost the server a fraction of what components of the page do,
 * and the browser nothing. Parts with state or effects do not belong inside.
 */
export async function markup(element: ReactElement): Promise<string> {
  // A plain import is refused by Next, which guards against mixing this with a page's own rendering.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return renderToStaticMarkup(element)
}
