'use client'
import { useState } from 'react'
import { TemplateProblems, type Problem } from '@/components/tenancy/TemplateProblems'
import { TemplateSourceFields, type ProgrammeOption } from '@/components/tenancy/TemplateSourceFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { DefinitionList } from '@/components/ui/DefinitionList'
import type { FormState } from '@/lib/core/result'
import { checkTemplateAction } from './action'
import { agencyKindLabel } from '@/lib/core/agency-kinds'

type Accepted = {
  programme: string
  region: string
  act: string
  kinds: string[]
  blocks: { term: string; value: string | string[] }[]
}

export function CheckTemplateForm({ programmes }: { programmes: ProgrammeOption[] }) {
  const [slug, setSlug] = useState('own')
  const [answer, setAnswer] = useState<FormState>({ status: 'idle' })
  const action = async (state: FormState, data: FormData): Promise<FormState> => {
    const next = await checkTemplateAction(state, data)
    setAnswer(next)
    return next
  }
  const accepted = answer.status === 'done' ? (answer.value as Accepted) : null
  return (
    <div className="max-w-[60rem]">
      <ActionForm action={action} submitLabel="Проверить">
        <TemplateSourceFields programmes={programmes} value={slug} onChange={setSlug} />
      </ActionForm>
      {answer.status === 'error' && Array.isArray(answer.details) && (
        <TemplateProblems problems={answer.details as Problem[]} />
      )}
      {accepted && (
        <div className="mt-6">
          <DefinitionList
            items={[
              { term: 'Программа', value: `${accepted.region}: «${accepted.programme}»` },
              { term: 'Акт', value: accepted.act },
              { term: 'Виды органов', value: accepted.kinds.map(agencyKindLabel).join(', ') },
              ...accepted.blocks.map(({ term, value }) => ({
                term,
                value: Array.isArray(value)
                  ? value.map((text) => (
                      <p key={text} className="mb-1.5">
                        {text}
                      </p>
                    ))
                  : value,
              })),
            ]}
          />
        </div>
      )}
    </div>
  )
}
