'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { TextField } from '@/components/ui/TextField'
import type { AnswerKey } from '@/lib/processes/check/form'
import { answerLabels } from '@/lib/processes/check/labels'
import type { CheckView } from '@/lib/processes/check/queries'
import { scoreOf, type Answers } from '@/lib/processes/check/rules'
import { saveAnswersAction, signCheckAction } from '../../../action'
import { Reckoning } from './Reckoning'

type Props = { tenant: string; check: CheckView }

/** The questions with a live sum; what is saved is signed with one more press. */
export function Answering({ tenant, check }: Props) {
  const { id, version, body, can, campaign } = check
  // What was chosen here lies over what the record has: after a conflict others' answers come in beside one's own.
  const [chosen, setChosen] = useState<Record<string, AnswerKey>>({})
  const [noted, setNoted] = useState(false)
  const answers: Answers = {
    ...check.answers,
    ...Object.fromEntries(
      Object.entries(chosen).map(([key, answer]) => [key, { note: check.answers[key]?.note ?? '', answer }]),
    ),
  }
  const touched = noted || Object.entries(chosen).some(([key, answer]) => check.answers[key]?.answer !== answer)
  const saved = () => {
    setChosen({})
    setNoted(false)
  }
  const complete = scoreOf(body, check.answers).missing.length === 0
  return (
    <div className="grid gap-x-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <ActionForm
        action={saveAnswersAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Сохранить ответы"
        onDone={saved}
      >
        {body.sections.map(({ title, questions }) => (
          <section key={title}>
            <h2 className="mb-2 border-b border-line-strong pb-1 text-base">{title}</h2>
            {questions.map(({ key, text, stop }) => (
              <div
                key={key}
                className="grid items-start gap-x-6 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_16rem]"
              >
                <RadioGroup
                  name={`answers.${key}.answer`}
                  label={
                    <>
                      {text}
                      {stop && <span className="ml-2 text-sm font-normal text-muted">стоп-вопрос</span>}
                    </>
                  }
                  inline
                  value={answers[key]?.answer ?? ''}
                  onChange={(value) => setChosen((before) => ({ ...before, [key]: value as AnswerKey }))}
                  choices={(Object.keys(answerLabels) as AnswerKey[]).map((value) => ({
                    value,
                    label: answerLabels[value],
                  }))}
                />
                <TextField
                  name={`answers.${key}.note`}
                  label="На чём стоит ответ"
                  optional
                  maxLength={500}
                  defaultValue={check.answers[key]?.note}
                  onChange={() => setNoted(true)}
                />
              </div>
            ))}
          </section>
        ))}
      </ActionForm>
      <div>
        <Reckoning body={body} answers={answers} sample={campaign.sample} />
        {can.sign && (
          <div className="mt-6">
            {complete && !touched ? (
              <ActionForm
                action={signCheckAction}
                tenant={tenant}
                hidden={{ id, version }}
                submitLabel="Подписать"
                confirm={{
                  title: 'Подписать проверку?',
                  text: 'Оценка станет неизменной: ответы после подписи меняет только новая самопроверка.',
                  confirmLabel: 'Подписать',
                }}
              />
            ) : (
              <p className="text-sm text-muted">
                {touched
                  ? 'Сохраните ответы, и проверку можно будет подписать.'
                  : 'Подписать можно, когда есть ответ на каждый вопрос.'}
              </p>
            )}
          </div>
        )}
      </div>
    </div>
  )
}
