import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import type { SourceAgency } from '@/lib/rating/publication/source'
import type { ChecklistItem } from '@/lib/rating/publication/checklist'
import { checklistLabels } from '@/lib/rating/publication/labels'

const SHOWN = 6

/** What is unfinished before publication: ✕ stands in the way, ! is worth a look; every agency leads to its place. */
export function Checklist({
  tenant,
  checklist,
  agencies,
}: {
  tenant: string
  checklist: ChecklistItem[]
  agencies: SourceAgency[]
}) {
  const assessmentOf = new Map(agencies.map(({ agencyId, assessmentId }) => [agencyId, assessmentId]))
  const link = ({ agencyId, name }: { agencyId: string; name: string }) => (
    <a href={`/${tenant}/office/verification/${assessmentOf.get(agencyId) ?? ''}`}>{name}</a>
  )
  if (checklist.length === 0)
    return (
      <Section title="Проверка перед публикацией">
        <StatusMark kind="ok">Всё закончено: итог подведён по каждому участнику.</StatusMark>
      </Section>
    )
  return (
    <Section title="Проверка перед публикацией" lead="✕ не даёт опубликовать, ! – обратите внимание.">
      <ul className="border-t border-line">
        {checklist.map((item) => (
          <li key={item.code} className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 md:grid-cols-[19rem_1fr]">
            <StatusMark kind={item.blocking ? 'bad' : 'warn'}>
              <b className="font-medium">{checklistLabels[item.code].title}</b>
              {item.count > 0 && ` · ${item.count}`}
            </StatusMark>
            <div className="text-dense">
              <p className="text-muted">{checklistLabels[item.code].action}</p>
              {item.agencies.length > 0 && (
                <p>
                  {item.agencies.slice(0, SHOWN).map((agency, i) => (
                    <span key={agency.agencyId}>
                      {i > 0 && ', '}
                      {link(agency)}
                    </span>
                  ))}
                </p>
              )}
              {item.agencies.length > SHOWN && (
                <details>
                  <summary className="cursor-pointer text-accent">и ещё {item.agencies.length - SHOWN}</summary>
                  <p>
                    {item.agencies.slice(SHOWN).map((agency, i) => (
                      <span key={agency.agencyId}>
                        {i > 0 && ', '}
                        {link(agency)}
                      </span>
                    ))}
                  </p>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
