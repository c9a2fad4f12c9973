'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { DateField } from '@/components/ui/DateField'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import { standardQuestions } from '@/lib/projects/reports/rules'
import { askAction } from './action'
import type { ReportAsking } from '@/lib/projects/reports/view'

/** On whose projects, about what, by when and in which form; only the field of the chosen scope is shown. */
export function AskForm({ tenant, asking, projectId }: { tenant: string; asking: ReportAsking; projectId?: string }) {
  const [scope, setScope] = useState(projectId ? 'PROJECT' : 'ALL')
  const { projects, portfolios, agencies, running, directions } = asking
  const projectsOf = (n: number) => count(n, 'проект', 'проекта', 'проектов')
  return (
    <ActionForm
      action={askAction}
      tenant={tenant}
      submitLabel="Запросить отчёты"
      actions={
        <ButtonLink variant="quiet" href={`/${tenant}/office/reports`}>
          К отчётам
        </ButtonLink>
      }
    >
      <RadioGroup
        name="scope"
        label="По каким проектам"
        value={scope}
        onChange={(value) => setScope(value)}
        choices={[
          { value: 'ALL', label: 'По всем идущим', hint: projectsOf(running) },
          { value: 'AGENCY', label: 'По проектам одного органа' },
          ...(portfolios.length > 0 ? [{ value: 'PORTFOLIO', label: 'По портфелю' }] : []),
          { value: 'PROJECT', label: 'По одному проекту' },
        ]}
      />
      {scope === 'PROJECT' && (
        <ComboField
          name="projectId"
          label="Проект"
          options={projects.map(({ id, label }) => ({ value: id, label }))}
          defaultValue={projectId}
        />
      )}
      {scope === 'AGENCY' && (
        <ComboField
          name="agencyId"
          label="Орган"
          options={agencies.map(({ id, name, projects: n }) => ({ value: id, label: `${name} (${projectsOf(n)})` }))}
        />
      )}
      {scope === 'PORTFOLIO' && (
        <SelectField
          name="portfolioId"
          label="Портфель"
          empty="Выберите"
          options={portfolios.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <TextField
        name="direction"
        label="Направление (сфера) деятельности"
        optional
        hint="Например: здравоохранение, муниципальные услуги. Без него – отчёт о проекте в целом."
        list="report-directions"
        maxLength={300}
      />
      <datalist id="report-directions">
        {directions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <DateField name="dueOn" label="Сдать до" min={asking.today} />
      <TextArea
        name="questions"
        label="Вопросы отчёта"
        rows={4}
        defaultValue={standardQuestions.join('\n')}
        hint="По одному в строке. Этапы, опоздания, задачи, цели и эффекты портал подставит сам."
      />
      <TextArea name="request" label="Пояснение для кураторов" optional rows={2} />
    </ActionForm>
  )
}
