import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { PublishedVersion } from '@/lib/rating/publication/queries'

/** Every publication of the rating, with the reason of a correction. */
export function VersionList({ versions, timeZone }: { versions: PublishedVersion[]; timeZone: string }) {
  return (
    <Section title="Версии" rule>
      <ul className="border-t border-line">
        {versions.map((version) => (
          <li key={version.id} className="border-b border-line py-3">
            <p>
              <b>Версия {version.version}</b> · {formatDateTime(timeZone, version.publishedAt)} · {version.publishedBy}{' '}
              · {count(version.rated, 'участник', 'участника', 'участников')}
            </p>
            {version.reason && <p className="text-muted">Причина: {version.reason}</p>}
            {version.notRated.map((agency) => (
              <p key={agency.agencyId} className="text-sm text-muted">
                Не оценён: {agency.agencyName} – {agency.reason}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
