import { buttonClass } from '@/components/ui/Button'
import { controlClass } from '@/components/ui/Field'
import { count } from '@/lib/core/format'
import { APPEAL_HOW, APPEAL_NOTE, messageKindLabels, NO_NAMES } from '@/lib/feedback/told/labels'
import { messageKinds } from '@/lib/feedback/told/rules'
import { toldLimits } from '@/lib/feedback/told/schema'

type Props = {
  tenant: string
  agencySlug: string
  formKey: string
  point: string
  services: readonly string[]
  answerDays: number
  appealUrl: string
}

/** «Скажите нам»: a plain form of the browser's own; a refusal comes back with what was typed. */
export function WordAside({ tenant, agencySlug, formKey, point, services, answerDays, appealUrl }: Props) {
  const at = `/${tenant}/word/${agencySlug}`
  return (
    <aside aria-labelledby="word" className="rounded-card border border-line bg-surface p-5 print:hidden">
      <h2 id="word">Скажите нам</h2>
      <p className="mt-1 text-sm text-muted">
        Без имени и входа. Ответим за {count(answerDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}.
      </p>
      <form method="post" action={at} className="mt-4 grid gap-4">
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="point" value={point} />
        <fieldset>
          <legend className="mb-1.5 font-medium">Это</legend>
          <div className="flex overflow-hidden rounded-ctl border border-control">
            {messageKinds.map((kind) => (
              <label key={kind} className="relative flex-1 border-l border-line first:border-l-0">
                <input type="radio" name="kind" value={kind} className="peer absolute opacity-0" required />
                <span className="block cursor-pointer py-2 text-center peer-checked:bg-ink peer-checked:font-semibold peer-checked:text-paper peer-focus-visible:outline-3 peer-focus-visible:-outline-offset-3 peer-focus-visible:outline-accent">
                  {messageKindLabels[kind]}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <label className="block">
          <span className="mb-1.5 block font-medium">Об услуге</span>
          <input
            name="service"
            list="word-services"
            maxLength={toldLimits.service}
            autoComplete="off"
            className={controlClass(undefined)}
          />
        </label>
        <datalist id="word-services">
          {services.map((service) => (
            <option key={service} value={service} />
          ))}
        </datalist>
        <label className="block">
          <span className="mb-1.5 block font-medium">Где</span>
          <input name="place" maxLength={toldLimits.place} autoComplete="off" className={controlClass(undefined)} />
        </label>
        <div>
          <label htmlFor="word-text" className="mb-1.5 block font-medium">
            Что случилось
          </label>
          <textarea
            id="word-text"
            name="text"
            rows={4}
            required
            aria-describedby="word-hint"
            className={controlClass(undefined)}
          />
          <p id="word-hint" className="mt-1 text-sm text-muted">
            {NO_NAMES}
          </p>
        </div>
        <p className="sr-only" aria-hidden="true">
          <label>
            Не заполняйте это поле <input name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </p>
        <button type="submit" className={buttonClass('primary', 'm', 'w-full')}>
          Отправить
        </button>
      </form>
      <div className="mt-5 grid gap-2 border-t border-line pt-4 text-sm text-muted">
        <p>
          Покажем код: по нему увидите ответ. Почту можно не оставлять – или <a href={at}>оставить для письма</a>.{' '}
          <a href={`/${tenant}/word/status`}>Код уже есть</a>
        </p>
        <p>
          {APPEAL_NOTE}{' '}
          {appealUrl ? (
            <a href={appealUrl} rel="noreferrer">
              Подать обращение
            </a>
          ) : (
            APPEAL_HOW
          )}
        </p>
      </div>
    </aside>
  )
}
