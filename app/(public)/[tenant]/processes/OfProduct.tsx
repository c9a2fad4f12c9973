type Props = { name: string; url: string; feed: string }

/** The region's product of which the portal is a subsystem (Leningrad 2.16), and the feed that it takes. */
export function OfProduct({ name, url, feed }: Props) {
  if (!name && !url) return null
  return (
    <p className="mt-2 max-w-[90ch] text-sm text-muted">
      Портал – подсистема продукта «{url ? <a href={url}>{name || url}</a> : name}»; для него процессы отдаются{' '}
      <a href={feed}>лентой JSON</a>.
    </p>
  )
}
