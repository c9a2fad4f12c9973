'use client'
import { TaskFields } from '@/components/projects/TaskFields'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import type { DateString } from '@/lib/core/dates'

type Props = {
  choices: { projects: { id: string; label: string }[]; people: { id: string; label: string }[] }
  values?: {
    title: string
    details: string
    personId: string | null
    responsible: string
    dueOn: DateString | null
    projects: { id: string }[]
  }
}

/** Fields of a shared task: those of any task, and the projects that it concerns. */
export function SharedTaskFields({ choices: { projects, people }, values }: Props) {
  return (
    <>
      <TaskFields
        choices={{ people }}
        values={values}
        personHint="Человек получит письмо и увидит задачу в своём календаре."
      />
      {projects.length > 0 && (
        <CheckboxGroup
          name="projectIds"
          label="Каких проектов касается"
          optional
          hint="Не отмечено ничего – задача всего портфеля."
          defaultValues={values?.projects.map(({ id }) => id)}
          choices={projects.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
    </>
  )
}
