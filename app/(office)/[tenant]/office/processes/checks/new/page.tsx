import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { TextField } from '@/components/ui/TextField'
import { agencyKindLabels } from '@/lib/core/agency-kinds'
import { upperFirst } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { listChecks } from '@/lib/processes/check/queries'
import { openCampaignAction } from '../action'

export const metadata: Metadata = { title: 'Открыть самопроверку' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ form?: string }> }

export default async function OpenCampaignPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { form: wanted = '' } = await searchParams
  const at = `/${tenant}/office/processes/checks`
  const actor = await requireActor(tenant, `${at}/new`)
  const { forms, can } = await listChecks(actor, {})
  if (!can.campaign) notFound()
  const form = forms.find(({ id }) => id === wanted) ?? forms[0]
  const { groups, carries } = actor.tenant.settings.processes
  return (
    <div className="max-w-[56rem]">
      <Breadcrumbs items={[{ label: pageName('processes/checks'), href: at }, { label: 'Открыть' }]} />
      <PageTitle
        title="Открыть самопроверку"
        lead="Анкета и её пороги застынут: изменения анкеты начатой проверки не коснутся."
      />
      {!form ? (
        <EmptyState title="Анкеты ещё нет">Составьте анкету: вопросы, веса и пороги оценок.</EmptyState>
      ) : (
        <>
          {forms.length > 1 && (
            <LinkPills
              label="Анкета"
              items={forms.map(({ id, title }) => ({
                href: `${at}/new?form=${id}`,
                label: title,
                current: id === form.id,
              }))}
            />
          )}
          <ActionForm
            key={form.id}
            action={openCampaignAction}
            tenant={tenant}
            hidden={{ formId: form.id, formVersion: form.version }}
            submitLabel="Открыть самопроверку"
          >
            <p>
              Анкета: <a href={`${at}/forms/${form.id}`}>{form.title}</a>
              {form.sample && <span className="text-warn"> – образец, никем не утверждён</span>}
            </p>
            <TextField name="title" label="Название" maxLength={200} placeholder="Самопроверка услуг, 2027 год" />
            <TextField name="basis" label="Основание" optional maxLength={1000} placeholder="Пункт 4 постановления" />
            <div className="grid gap-x-4 sm:grid-cols-3">
              <DateField name="checkBy" label="Проверить до" />
              <DateField name="planBy" label="Планы утвердить до" />
              <DateField name="doneBy" label="Планы выполнить до" />
            </div>
            <CheckboxGroup
              name="carries"
              label="Что проверяется"
              hint="Ничего не отмечено – все процессы реестров"
              defaultValues={carries.some(({ key }) => key === 'service') ? ['service'] : []}
              choices={carries.map(({ key, title }) => ({ value: key, label: upperFirst(title) }))}
            />
            <CheckboxGroup
              name="kinds"
              label="Кто проверяет"
              hint="Ничего не отмечено – все участники, у которых есть такие процессы"
              defaultValues={['EXECUTIVE_BODY']}
              choices={Object.entries(agencyKindLabels).map(([value, label]) => ({ value, label }))}
            />
            <Section
              title="Что самопроверка подтверждает в дорожной карте"
              lead="Номера пунктов: подтверждение к ним приложат одним нажатием. Пусто – не подтверждает."
            >
              <div className="grid gap-x-4 sm:grid-cols-2">
                <TextField name="planItem" label="Планы по услугам с «В» и «Г»" optional chars={8} />
                <TextField name="doneItem" label="Оптимизация этих услуг завершена" optional chars={8} />
                {groups.map(({ key, title }) => (
                  <TextField
                    key={key}
                    name={`groupItems.${key}`}
                    label={`План реинжиниринга: ${title}`}
                    optional
                    chars={8}
                  />
                ))}
              </div>
            </Section>
          </ActionForm>
        </>
      )}
    </div>
  )
}
