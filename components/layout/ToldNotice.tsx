import { Notice } from '@/components/ui/Notice'

/** The answer to a form that was posted without script and may be gone: hidden where the form says it itself. */
export function ToldNotice({
  tone,
  message,
  changes,
  link,
}: {
  tone: 'ok' | 'danger'
  message: string
  changes: readonly string[]
  link?: { href: string; label: string }
}) {
  return (
    <div className="told-notice mb-6">
      <Notice tone={tone} live>
        <p>{message}</p>
        {changes.length > 0 && (
          <ul className="mt-2 grid list-disc gap-1 pl-5">
            {changes.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {link && (
          <p className="mt-2">
            <a href={link.href}>{link.label}</a>
          </p>
        )}
      </Notice>
    </div>
  )
}
