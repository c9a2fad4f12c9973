import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { agencyStatusLabels } from '@/lib/agencies/labels'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import type { AgencyView } from '@/lib/agencies/queries'
import { formatLong } from '@/lib/core/dates'

type Props = { tenant: string; agency: AgencyView }

/** `published`: citizens have a page about the agency. */
export function AgencyFacts({ tenant, agency, published }: Props & { published: boolean }) {
  const at = `/${tenant}/office/agencies`
  return (
    <DefinitionList
      items={[
        ...(agency.shortName ? [{ term: 'Краткое наименование', value: agency.shortName }] : []),
        {
          term: 'Подчинён',
          value: agency.parent ? <a href={`${at}/${agency.parent.id}`}>{agency.parent.name}</a> : 'никому',
        },
        ...(agency.inn ? [{ term: 'ИНН', value: agency.inn }] : []),
        ...(agency.since ? [{ term: 'Действует с', value: formatLong(agency.since) }] : []),
        ...(published
          ? [
              {
                term: 'Страница для жителей',
                value: (
                  <a href={`/${tenant}/agencies/${agency.slug}`}>
                    /{tenant}/agencies/{agency.slug}
                  </a>
                ),
              },
            ]
          : []),
        {
          term: 'Внутри органа',
          value: (
            <span className="flex flex-wrap gap-x-5">
              <a href={`${at}/${agency.id}/units`}>Подразделения</a>
              <a href={`/${tenant}/office/processes/registry/${agency.id}`}>Реестр процессов</a>
            </span>
          ),
        },
        ...(agency.mergedFrom.length > 0
          ? [
              {
                term: 'Присоединены',
                value: agency.mergedFrom.map((one) => (
                  <a key={one.id} href={`${at}/${one.id}`} className="block">
                    {one.name}
                  </a>
                )),
              },
            ]
          : []),
      ]}
    />
  )
}

/** The agency was abolished or merged into another. */
export function EndNotice({ tenant, agency }: Props) {
  const at = `/${tenant}/office/agencies`
  const day = agency.until ? formatLong(agency.until) : ''
  return (
    <Notice tone="warn" className="mb-6" title={`${agencyStatusLabels[agency.status]} ${day}`}>
      {agency.mergedInto ? (
        <>
          Вошёл в состав: <a href={`${at}/${agency.mergedInto.id}`}>{agency.mergedInto.name}</a>.{' '}
        </>
      ) : null}
      Сведения и прежние оценки остаются для чтения.
    </Notice>
  )
}

export function Subordinates({ tenant, agency }: Props) {
  const at = `/${tenant}/office/agencies`
  return (
    <Section title="Подчинены этому органу">
      <ul className="grid gap-1">
        {agency.children.map((child) => (
          <li key={child.id}>
            <a href={`${at}/${child.id}`}>{child.name}</a>
            <span className="text-muted">
              {' '}
              · {agencyKindLabel(child.kind)}
              {child.status !== 'ACTIVE' && ` · ${agencyStatusLabels[child.status].toLowerCase()}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
