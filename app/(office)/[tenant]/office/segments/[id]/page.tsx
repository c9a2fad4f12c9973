import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { upperFirst } from '@/lib/core/format'
import { sideLabels } from '@/lib/feedback/clients/labels'
import { clientKindTitle, profileFields, profileLabels } from '@/lib/feedback/clients/segment'
import { getSegment, type SegmentView } from '@/lib/feedback/clients/segment-queries'
import { requireActor } from '@/lib/platform/actor'
import { joinSegmentAction, retireSegmentAction, separateSegmentAction } from '../action'

export const metadata: Metadata = { title: 'Сегмент клиентов' }

export default async function SegmentPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const base = `/${tenant}/office/segments`
  const actor = await requireActor(tenant, `${base}/${id}`)
  const segment = await getSegment(actor, { id })
  const { name, agency, side, kind, profile, retired, mergedInto, cameFrom, can } = segment
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('segments'), href: base }, { label: name }]} />
      <PageTitle
        title={name}
        kicker={agency ?? 'Общий перечень'}
        actions={
          can.edit &&
          !retired && (
            <ButtonLink href={`${base}/${id}/edit`} variant="quiet">
              Изменить
            </ButtonLink>
          )
        }
      />
      {retired && <Notice className="mb-5">Сегмент больше не ведётся.</Notice>}
      {mergedInto && (
        <Notice className="mb-5">
          Это тот же сегмент, что <a href={`${base}/${mergedInto.id}`}>«{mergedInto.name}»</a> в общем перечне.
        </Notice>
      )}
      <div className="max-w-[48rem]">
        <DefinitionList
          items={[
            { term: 'Клиент', value: upperFirst(sideLabels[side]) },
            ...(kind
              ? [
                  {
                    term: 'Вид клиентов',
                    value: upperFirst(clientKindTitle(actor.tenant.settings.feedback, side, kind)),
                  },
                ]
              : []),
            ...profileFields
              .filter((field) => profile[field] !== '')
              .map((field) => ({
                term: profileLabels[field],
                value: <span className="whitespace-pre-line">{profile[field]}</span>,
              })),
            ...(cameFrom ? [{ term: 'Откуда', value: `от органа «${cameFrom}»` }] : []),
          ]}
        />
        <Beside tenant={tenant} segment={segment} />
        <Tools tenant={tenant} segment={segment} />
      </div>
    </>
  )
}

/** Where the segment stands: situations, studies, and the same segments of agencies. */
function Beside({ tenant, segment: { situations, studies, joined } }: { tenant: string; segment: SegmentView }) {
  const office = `/${tenant}/office`
  const parts = [
    { title: 'Жизненные ситуации', base: `${office}/situations`, all: situations },
    { title: 'Исследования', base: `${office}/situations/studies`, all: studies },
    {
      title: 'Присоединены',
      base: `${office}/segments`,
      all: joined.map((one) => ({ id: one.id, name: one.agency ? `${one.name}, ${one.agency}` : one.name })),
    },
  ].filter(({ all }) => all.length > 0)
  return parts.map(({ title, base, all }) => (
    <Section key={title} title={title} rule>
      <ul className="grid gap-1">
        {all.map(({ id, name }) => (
          <li key={id}>
            <a href={`${base}/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  ))
}

function Tools({ tenant, segment }: { tenant: string; segment: SegmentView }) {
  const { id, version, retired, mergedInto, common, can, name } = segment
  const hidden = { id, version }
  return (
    <>
      {can.join && !mergedInto && !retired && common.length > 0 && (
        <Section title="Соединить с сегментом общего перечня" rule>
          <ActionForm
            key={version}
            action={joinSegmentAction}
            tenant={tenant}
            hidden={hidden}
            submitLabel="Соединить"
            variant="quiet"
          >
            <ComboField
              name="intoId"
              label="Сегмент общего перечня"
              options={common.map((one) => ({ value: one.id, label: one.name }))}
            />
          </ActionForm>
        </Section>
      )}
      {can.join && mergedInto && (
        <Section title="Отсоединить" rule>
          <ActionForm
            action={separateSegmentAction}
            tenant={tenant}
            hidden={hidden}
            submitLabel="Это разные сегменты"
            variant="quiet"
          />
        </Section>
      )}
      {can.edit && (
        <Section title={retired ? 'Вернуть сегмент' : 'Больше не вести'} rule>
          <ActionForm
            action={retireSegmentAction}
            tenant={tenant}
            hidden={hidden}
            submitLabel={retired ? 'Вести снова' : 'Больше не вести'}
            variant="quiet"
            confirm={
              retired
                ? undefined
                : {
                    title: `Больше не вести «${name}»?`,
                    text: 'Сегмент выйдет из перечня. Его можно будет вернуть.',
                    confirmLabel: 'Больше не вести',
                  }
            }
          />
        </Section>
      )}
    </>
  )
}
