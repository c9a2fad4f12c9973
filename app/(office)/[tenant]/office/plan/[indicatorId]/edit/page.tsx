import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { yearOf } from '@/lib/core/dates'
import { getIndicator } from '@/lib/plan/indicator-queries'
import { getPlan } from '@/lib/plan/queries'
import { requireActor } from '@/lib/platform/actor'
import { restoreIndicatorAction, retireIndicatorAction, updateIndicatorAction } from '../../action'
import { IndicatorForm } from '../../IndicatorForm'

export const metadata: Metadata = { title: 'Изменить показатель' }

export default async function EditIndicatorPage({
  params,
}: {
  params: Promise<{ tenant: string; indicatorId: string }>
}) {
  const { tenant, indicatorId: id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/plan/${id}/edit`)
  const { indicator, can, today } = await getIndicator(actor, { id })
  if (!can.edit) notFound()
  const plan = await getPlan(actor, {})
  const at = `/${tenant}/office/plan/${id}`
  const hidden = { id, version: indicator.version }
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('plan'), href: `/${tenant}/office/plan` },
          { label: `Показатель ${indicator.number}`, href: at },
          { label: 'Изменить' },
        ]}
      />
      <PageTitle
        title={`Изменить показатель ${indicator.number}`}
        lead="Прежние название и правила останутся в истории показателя, факты сохранятся."
      />
      <IndicatorForm
        tenant={tenant}
        action={updateIndicatorAction}
        hidden={hidden}
        submitLabel="Сохранить"
        backHref={at}
        indicator={indicator}
        numbers={plan.rows
          .map((row) => ({ number: row.indicator.number, title: row.indicator.title }))
          .filter(({ number }) => number !== indicator.number)}
        sections={plan.rows.map((row) => ({ number: row.indicator.sectionNumber, title: row.indicator.section }))}
      />
      <Section title={indicator.retiredFrom === null ? 'Исключить из плана' : 'Вернуть в план'} rule>
        {indicator.retiredFrom === null ? (
          <ActionForm
            action={retireIndicatorAction}
            tenant={tenant}
            hidden={hidden}
            submitLabel="Исключить из плана"
            variant="danger"
            className="max-w-[44rem]"
            confirm={{
              title: 'Исключить показатель из плана?',
              text: 'Цели и факты прежних лет останутся. Показатель можно вернуть.',
              confirmLabel: 'Исключить',
              tone: 'danger',
            }}
          >
            <TextField
              name="fromYear"
              label="С какого года"
              inputMode="numeric"
              maxLength={4}
              defaultValue={String(yearOf(today) + 1)}
              autoComplete="off"
            />
            <TextField name="reason" label="Почему" hint="Акт, его номер и дата" maxLength={500} autoComplete="off" />
          </ActionForm>
        ) : (
          <ActionForm
            action={restoreIndicatorAction}
            tenant={tenant}
            hidden={hidden}
            submitLabel="Вернуть в план"
            className="max-w-[44rem]"
          >
            <TextField name="reason" label="Почему" hint="Акт, его номер и дата" maxLength={500} autoComplete="off" />
          </ActionForm>
        )}
      </Section>
    </>
  )
}
