import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import { sideLabels } from '@/lib/feedback/clients/labels'
import { getTouchpoint, type TouchpointView } from '@/lib/feedback/clients/touchpoint-queries'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { closeTouchpointAction, reopenTouchpointAction } from '../action'

export const metadata: Metadata = { title: 'Точка взаимодействия' }

export default async function TouchpointPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const base = `/${tenant}/office/touchpoints`
  const actor = await requireActor(tenant, `${base}/${id}`)
  const touchpoint = await getTouchpoint(actor, { id })
  const { name, agency, status, can } = touchpoint
  const works = status === 'ACTIVE'
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('touchpoints'), href: base }, { label: name }]} />
      <PageTitle
        title={name}
        kicker={agency.name}
        actions={
          can.edit &&
          works && (
            <ButtonLink href={`${base}/${id}/edit`} variant="quiet">
              Изменить
            </ButtonLink>
          )
        }
      />
      {!works && (
        <Notice className="mb-5">
          Точка закрыта{touchpoint.closedOn && ` ${formatLong(touchpoint.closedOn)}`}. Плакат и планшет ответов больше
          не принимают; то, что ответили раньше, осталось.
        </Notice>
      )}
      <div className="max-w-[48rem]">
        <Facts tenant={tenant} touchpoint={touchpoint} />
        {can.edit && <State tenant={tenant} touchpoint={touchpoint} today={todayOf(actor)} />}
      </div>
    </>
  )
}

function Facts({ tenant, touchpoint }: { tenant: string; touchpoint: TouchpointView }) {
  const { code, side, channelTitle, place, service, owner, process, unit, survey, desks, cameFrom, status } = touchpoint
  const office = `/${tenant}/office`
  const address = `/${tenant}/k/${code}`
  return (
    <DefinitionList
      items={[
        { term: 'Клиент', value: upperFirst(sideLabels[side]) },
        { term: 'Канал', value: upperFirst(channelTitle) },
        ...(place ? [{ term: 'Место', value: place }] : []),
        ...(service ? [{ term: 'Услуга, вопрос', value: service }] : []),
        ...(process
          ? [
              {
                term: 'Процесс',
                value: (
                  <a href={`${office}/processes/${process.id}`}>
                    {process.code} {process.name}
                  </a>
                ),
              },
            ]
          : []),
        ...(unit ? [{ term: 'Подразделение', value: unit.name }] : []),
        { term: 'Отвечает', value: owner },
        {
          term: 'Опрос на плакате',
          value: survey ? (
            <>
              <a href={`${office}/surveys/${survey.id}`}>{survey.title}</a>
              {status === 'ACTIVE' && (
                <a href={`${office}/surveys/${survey.id}/collect`} className="block">
                  Плакат, табличка, планшеты
                </a>
              )}
            </>
          ) : (
            <span className="text-muted">не выбран: плакат спрашивать не о чем</span>
          ),
        },
        {
          term: 'Код',
          value: (
            <>
              <code className="text-lg">{code}</code>
              {survey && status === 'ACTIVE' && (
                <a href={address} className="ml-3">
                  {address}
                </a>
              )}
            </>
          ),
        },
        { term: 'Планшетов и окон', value: desks || 'нет' },
        ...(cameFrom ? [{ term: 'Откуда', value: `от органа «${cameFrom}»` }] : []),
      ]}
    />
  )
}

/** Closes the touchpoint on a day, or takes it up again. */
function State({ tenant, touchpoint, today }: { tenant: string; touchpoint: TouchpointView; today: string }) {
  const { id, version, status, name } = touchpoint
  return status === 'ACTIVE' ? (
    <Section title="Закрыть точку" lead="Когда окна, телефона или страницы больше нет." rule>
      <ActionForm
        action={closeTouchpointAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Закрыть точку"
        variant="quiet"
        confirm={{
          title: `Закрыть «${name}»?`,
          text: 'Плакат и планшет перестанут принимать ответы. Точку можно будет вернуть.',
          confirmLabel: 'Закрыть',
        }}
      >
        <DateField name="closedOn" label="Последний день работы" max={today} defaultValue={today} terse />
      </ActionForm>
    </Section>
  ) : (
    <Section title="Вернуть точку" rule>
      <ActionForm
        action={reopenTouchpointAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Вернуть в работу"
        variant="quiet"
      />
    </Section>
  )
}
