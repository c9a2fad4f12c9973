import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ResultForm } from '@/components/results/ResultForm'
import { CheckboxField, RadioGroup } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { getProjectResults } from '@/lib/results/queries'
import { loadProject } from '../../load'
import { effectAction } from '../action'

export const metadata: Metadata = { title: 'Заявить эффект' }

export default async function EffectPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor, project } = await loadProject(tenant, id)
  const results = await getProjectResults(actor, { id })
  if (!results?.can.reportEffect) notFound()
  return (
    <Section
      title="Заявить эффект за год"
      lead="Сколько денег или рабочего времени проект сберёг за один год. За следующий год эффект заявляют заново."
    >
      <ResultForm
        action={effectAction}
        tenant={tenant}
        projectId={id}
        submitLabel="Заявить эффект"
        backHref={`/${tenant}/office/projects/${id}/results`}
        uploadFor={results.can.uploadFor}
        fileLabel="Расчёт"
      >
        <RadioGroup
          name="kind"
          label="Что сбережено"
          inline
          choices={[
            { value: 'MONEY', label: 'Деньги, рублей за год' },
            { value: 'HOURS', label: 'Рабочее время, часов за год' },
          ]}
        />
        <TextField
          name="amount"
          label="Сколько за год"
          inputMode="decimal"
          chars={16}
          hint="Только число, например 125 000 или 340,5"
          autoComplete="off"
        />
        <TextField
          name="year"
          label="За какой год"
          inputMode="numeric"
          chars={6}
          defaultValue={results.today.slice(0, 4)}
        />
        <TextArea
          name="basis"
          label="Как посчитано"
          rows={3}
          hint="Из чего складывается величина: объёмы, нормы, цены и откуда они взяты"
        />
        {project.practice && (
          <CheckboxField
            name="included"
            label="Этот эффект уже учтён у исходного проекта"
            hint={`Проект тиражирует практику «${project.practice.title}». Отмеченный эффект виден здесь, но в суммы органа и программы не входит.`}
          />
        )}
      </ResultForm>
    </Section>
  )
}
