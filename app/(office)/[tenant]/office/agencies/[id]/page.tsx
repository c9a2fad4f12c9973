import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AgencyHistory } from '@/components/agencies/AgencyHistory'
import { AgencyProgressSection } from '@/components/cockpit/AgencyProgressSection'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { AppointmentTable } from '@/components/people/AppointmentTable'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { agencyKindLabel, agencyStatusLabels } from '@/lib/agencies/labels'
import { getAgency, type AgencyView } from '@/lib/agencies/queries'
import { getAgencyProgress } from '@/lib/cockpit/progress-queries'
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import type { Role } from '@/lib/core/permissions'
import { roleLabels } from '@/lib/people/labels'
import { listAppointments } from '@/lib/people/queries'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Орган' }

export default async function AgencyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const agency = await getAgency(actor, { id })
  if (!agency) notFound()
  const office = `/${tenant}/office`
  const at = `${office}/agencies`
  const active = agency.status === 'ACTIVE'
  const appointments = may(actor, 'appointment.read', id) ? await listAppointments(actor, { agencyId: id }) : null
  const progress = active && may(actor, 'cockpit.read', id) ? await getAgencyProgress(actor, { id }) : null
  return (
    <>
      <Breadcrumbs items={[{ label: 'Органы и организации', href: at }, { label: agency.name }]} />
      <PageTitle
        kicker={agencyKindLabel(agency.kind)}
        title={agency.name}
        actions={
          active && (
            <>
              {actor.tenant.settings.proposals.publicFiling && may(actor, 'proposal.read', id) && (
                <ButtonLink href={`/api/${tenant}/documents/proposals/poster-${id}.pdf`} variant="quiet" download="">
                  Плакат для предложений
                </ButtonLink>
              )}
              {may(actor, 'agency.update') && (
                <ButtonLink href={`${at}/${id}/edit`} variant="quiet">
                  Изменить
                </ButtonLink>
              )}
              {may(actor, 'agency.merge') && (
                <ButtonLink href={`${at}/${id}/merge`} variant="quiet">
                  Присоединить
                </ButtonLink>
              )}
              {may(actor, 'agency.abolish') && (
                <ButtonLink href={`${at}/${id}/abolish`} variant="quiet">
                  Упразднить
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {!active && <EndNotice agency={agency} at={at} />}
      <DefinitionList
        items={[
          ...(agency.shortName ? [{ term: 'Краткое наименование', value: agency.shortName }] : []),
          {
            term: 'Подчинён',
            value: agency.parent ? <a href={`${at}/${agency.parent.id}`}>{agency.parent.name}</a> : 'никому',
          },
          ...(agency.inn ? [{ term: 'ИНН', value: agency.inn }] : []),
          ...(agency.since ? [{ term: 'Действует с', value: formatLong(agency.since) }] : []),
          {
            term: 'Страница для жителей',
            value: (
              <a href={`/${tenant}/agencies/${agency.slug}`}>
                /{tenant}/agencies/{agency.slug}
              </a>
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
      {progress && <AgencyProgressSection slug={tenant} agency={agency} progress={progress} />}
      {appointments && (
        <Section
          title="Назначения"
          lead="Руководитель, куратор и команды – по распорядительным актам. Завершённые назначения остаются в истории."
          actions={
            active &&
            may(actor, 'appointment.create') && (
              <ButtonLink href={`${at}/${id}/appoint`} size="s">
                Назначить
              </ButtonLink>
            )
          }
        >
          <AppointmentTable
            rows={appointments}
            office={office}
            of="agency"
            canEnd={active && may(actor, 'appointment.end')}
            linkPeople={may(actor, 'person.read', id)}
          />
        </Section>
      )}
      {agency.people && (
        <People people={agency.people} office={office} agencyId={id} canAdd={active && may(actor, 'person.create')} />
      )}
      {agency.children.length > 0 && (
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
      )}
      {!progress && (
        <Section title="Рейтинг по годам">
          <DataTable
            caption="Рейтинг по годам"
            dense
            rows={agency.years}
            rowKey={(year) => String(year.year)}
            empty={<p className="text-muted">Опубликованных оценок ещё нет.</p>}
            columns={[
              { key: 'year', header: 'Год', cell: (year) => year.year, phone: 'title', width: '6rem' },
              {
                key: 'total',
                header: 'Оценка',
                numeric: true,
                cell: (year) => formatDecimal(year.total),
                width: '6rem',
              },
              { key: 'level', header: 'Уровень', cell: (year) => year.levelTitle },
              { key: 'place', header: 'Место', numeric: true, cell: (year) => year.place, width: '6rem' },
              {
                key: 'version',
                header: 'Публикация',
                cell: (year) => (year.version > 1 ? `исправленная, № ${year.version}` : 'первая'),
              },
            ]}
          />
        </Section>
      )}
      <Section title="История">
        <AgencyHistory events={agency.events} />
      </Section>
    </>
  )
}

function EndNotice({ agency, at }: { agency: AgencyView; at: string }) {
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

function People({
  people,
  office,
  agencyId,
  canAdd,
}: {
  people: NonNullable<AgencyView['people']>
  office: string
  agencyId: string
  canAdd: boolean
}) {
  return (
    <Section
      title="Люди с ролями в портале"
      actions={
        canAdd && (
          <ButtonLink href={`${office}/people/new?agency=${agencyId}`} size="s" variant="quiet">
            Добавить человека
          </ButtonLink>
        )
      }
    >
      {people.length === 0 && (
        <p className="text-muted">
          Пока никто не работает в портале от этого органа. Назначьте куратора и дайте ему доступ.
        </p>
      )}
      <ul className="grid gap-1">
        {people.map((person) => (
          <li key={`${person.id}-${person.role}`}>
            <a href={`${office}/people/${person.id}`}>{person.name}</a>
            <span className="text-muted">
              {' '}
              · {roleLabels[person.role as Role]}
              {person.position && ` · ${person.position}`}
              {person.blocked && ' · доступ закрыт'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
