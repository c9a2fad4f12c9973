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
  const [answers, setAnswers] = useState<Answers>(check.answers)
  const [touched, setTouched] = useState(false)
  const choose = (key: string, answer: AnswerKey) => {
    setTouched(true)
    setAnswers((before) => ({ ...before, [key]: { note: before[key]?.note ?? '', answer } }))
  }
  const complete = scoreOf(body, check.answers).missing.length === 0
  return (
    <div className="grid gap-x-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <ActionForm action={saveAnswersAction} tenant={tenant} hidden={{ id, version }} submitLabel="Сохранить ответы">
        {body.sections.map(({ title, questions }) => (
          <section key={title}>
            <h2 className="mb-2 border-b border-line-strong pb-1 text-base">{title}</h2>
            {questions.map(({ key, text, stop }) => (
              <div
                key={key}
                className="grid items-start gap-x-6 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_16rem]"
                onChange={() => setTouched(true)}
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
                  onChange={(value) => choose(key, value as AnswerKey)}
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
