'use client'
import { useState } from 'react'
import { FileField } from '@/components/agencies/FileField'
import { PersonFields } from '@/components/people/PersonFields'
import { AccentField } from '@/components/tenancy/AccentField'
import { TemplateProblems, type Problem } from '@/components/tenancy/TemplateProblems'
import { TemplateSourceFields, type ProgrammeOption } from '@/components/tenancy/TemplateSourceFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField, RadioGroup } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import type { FormState } from '@/lib/core/result'
import { timeZones } from '@/lib/tenancy/rules'
import { createTenantAction } from './action'

type Programme = ProgrammeOption & { kind: string; timeZone: string; authority: string; agencies: number }

export function NewTenantForm({ programmes }: { programmes: Programme[] }) {
  const [slug, setSlug] = useState(programmes[0]?.slug ?? 'own')
  const [problems, setProblems] = useState<Problem[]>([])
  const chosen = programmes.find((one) => one.slug === slug)
  const action = async (state: FormState, data: FormData): Promise<FormState> => {
    const answer = await createTenantAction(state, data)
    setProblems(answer.status === 'error' && Array.isArray(answer.details) ? (answer.details as Problem[]) : [])
    return answer
  }
  return (
    <ActionForm
      action={action}
      submitLabel="Создать программу"
      actions={
        <ButtonLink href="/operator" variant="quiet">
          Отмена
        </ButtonLink>
      }
      className="max-w-[48rem]"
    >
      <TemplateSourceFields programmes={programmes} value={slug} onChange={setSlug} />
      {problems.length > 0 && <TemplateProblems problems={problems} />}
      {/* The template's values are only a start, so choosing another one begins these fields anew. */}
      <fieldset key={slug} className="grid gap-5 border-t border-line pt-4">
        <legend className="font-semibold">Регион или муниципалитет</legend>
        <TextField name="name" label="Наименование" defaultValue={chosen?.region} />
        <TextField
          name="slug"
          label="Адрес"
          hint="Строчные латинские буквы, цифры, дефис. Потом не меняется"
          defaultValue={chosen?.slug}
          chars={24}
          autoComplete="off"
        />
        <RadioGroup
          name="kind"
          label="Кто это"
          inline
          defaultValue={chosen?.kind ?? 'REGION'}
          choices={[
            { value: 'REGION', label: 'Регион' },
            { value: 'MUNICIPALITY', label: 'Муниципалитет' },
          ]}
        />
        <SelectField
          name="timeZone"
          label="Часовой пояс"
          hint="По нему считаются сроки"
          options={timeZones}
          defaultValue={chosen?.timeZone ?? 'Europe/Moscow'}
          className="max-w-96"
        />
        {chosen !== undefined && chosen.agencies > 0 && (
          <CheckboxField
            name="withAgencies"
            defaultChecked
            label={`Сразу добавить органы из перечня акта (${chosen.agencies})`}
          />
        )}
      </fieldset>
      <fieldset className="grid gap-5 border-t border-line pt-4">
        <legend className="font-semibold">Внешний вид</legend>
        <AccentField defaultValue="#0b5a8c" />
        <FileField name="emblem" label="Герб" optional hint="PNG или WebP до 200 КБ" accept="image/png,image/webp" />
        <CheckboxField
          name="isDemo"
          label="Демонстрация"
          hint="На каждой странице будет сказано, что данные ненастоящие"
        />
      </fieldset>
      <fieldset className="grid gap-5 border-t border-line pt-4">
        <legend className="font-semibold">Первый сотрудник уполномоченного органа</legend>
        {chosen && <p className="text-muted">По акту уполномоченный орган – {chosen.authority}.</p>}
        <PersonFields prefix="authority." emailHint="Сюда придёт приглашение" />
      </fieldset>
    </ActionForm>
  )
}
