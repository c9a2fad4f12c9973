/**
 * The answer page's own script, bundled into public/survey.js (lib/cli/survey-script.mjs): pages without a reload, by
 * the same rules and the same markup as the server's. What is typed stays in the browser until it is taken; a finished
 * answer that could not be sent waits here and is sent later, once: its form's key is unique on the server.
 */
import { questionOf, type Fields } from '@/lib/feedback/answers/fields'
import {
  confirmMarkup,
  pageMarkup,
  questionMarkup,
  type AnswerForm,
  type PageState,
} from '@/lib/feedback/answers/markup'
import { advance, placeOf, shownOn, type Move } from '@/lib/feedback/answers/step'
import { Queue, type Waiting } from './answer-queue'
import { kioskIdle, type Idle } from './answer-kiosk'

type Start = { form: AnswerForm; state: PageState; address: string }

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

const timeNow = (): string => new Date().toLocaleTimeString('ru-RU', { hour: '2-digit', minute: '2-digit' })

/** The form under the person's hand, and what waits to be sent. */
class AnswerPage {
  private state: PageState
  private readonly form: AnswerForm
  private readonly draftName: string
  private readonly queue: Queue
  private readonly idle: Idle
  private sending = false

  constructor(
    private readonly start: Start,
    private readonly main: HTMLElement,
    net: HTMLElement,
  ) {
    const { form, state, address } = start
    this.form = form
    this.state = state
    this.draftName = `gemba-survey ${address}`
    this.queue = new Queue(`gemba-survey-queue ${location.pathname}`, (left) => {
      net.textContent =
        left === 0
          ? ''
          : form.kiosk
            ? `Нет связи. Ответов ждёт здесь: ${left}. Уйдут сами.`
            : 'Нет связи. Отправим, когда она появится. Ответ сохранён на этом устройстве.'
    })
    this.idle = kioskIdle(form.kiosk, {
      restart: () => this.restart(),
      untouched: () => this.onFirst() && Object.keys(this.read()).length === 0 && this.element() !== null,
    })
    this.queue.onTaken((key, html) => {
      // The page still says that this very answer waits.
      if (key === form.hidden.key && !this.element() && !form.kiosk) this.done(html)
    })
    this.listen()
    this.restoreDraft()
    this.refresh()
    void this.queue.sendAll()
  }

  private listen(): void {
    document.addEventListener('submit', (event) => this.submitted(event as SubmitEvent))
    this.main.addEventListener('input', ({ target }) => {
      this.idle.touched()
      // Own words mean the choice «Другое».
      if (target instanceof HTMLInputElement && target.classList.contains('own') && target.value !== '') {
        const choice = target.previousElementSibling?.querySelector('input')
        if (choice) choice.checked = true
      }
      this.refresh()
    })
    this.main.addEventListener('change', ({ target }) => {
      const tile = target instanceof HTMLInputElement && target.type === 'radio'
      if (!this.form.kiosk || !tile) return
      // One touch is one answer where nothing else is asked on the page.
      const alone = shownOn(this.form.content, this.state.page, this.read()).length === 1
      if (alone && this.main.querySelector('.tiles, .q > .marks')) setTimeout(() => this.press('next', false), 250)
    })
    document.addEventListener('pointerdown', () => this.idle.touched())
  }

  private submitted(event: SubmitEvent): void {
    const element = event.target as HTMLFormElement
    if (element.id !== 'form') return
    event.preventDefault()
    const move = (event.submitter as HTMLButtonElement | null)?.value ?? 'next'
    if (move === 'big' || move === 'contrast') this.changeView(move)
    else this.press(move === 'back' || move === 'stay' ? move : 'next', element.elements.namedItem('agreed') !== null)
  }

  private changeView(part: 'big' | 'contrast'): void {
    const on = document.documentElement.classList.toggle(part)
    const button = document.querySelector(`.view [value=${part}]`)
    button?.setAttribute('aria-pressed', String(on))
    if (part === 'big' && button) button.textContent = on ? 'Мельче' : 'Крупнее'
    if (on) this.form.hidden[part] = '1'
    else delete this.form.hidden[part]
  }

  private readonly element = (): HTMLFormElement | null => this.main.querySelector('form#form')
  private readonly firstPage = (): string => this.form.content.pages[0]?.id ?? ''
  private readonly onFirst = (): boolean => this.state.page === this.firstPage()

  /** What stands in the form now, with what stands on other pages. */
  private read(): Fields {
    const element = this.element()
    if (!element) return this.state.fields
    const fields: Record<string, string[]> = {}
    for (const [name, value] of new FormData(element))
      if (questionOf(name) !== undefined && typeof value === 'string' && value !== '') (fields[name] ??= []).push(value)
    return fields
  }

  private readWho(): Pick<PageState, 'agency' | 'forOther'> {
    const all = new FormData(this.element() ?? undefined)
    return { agency: String(all.get('agency') ?? ''), forOther: all.get('forOther') === '1' }
  }

  private show(next: PageState, html = pageMarkup(this.form, next), focus = true): void {
    this.state = next
    this.main.innerHTML = html
    this.keepDraft()
    if (!focus) return
    const wrong = this.main.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (wrong) wrong.focus()
    else {
      this.focusHeading()
      window.scrollTo(0, 0)
    }
  }

  private focusHeading(): void {
    const heading = this.main.querySelector<HTMLElement>('h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }

  /** Questions of the page that come or go by what was just chosen. */
  private refresh(): void {
    const { content, kiosk } = this.form
    const box = this.main.querySelector('#questions')
    if (!box) return
    const fields = this.read()
    this.state = { ...this.state, fields, ...this.readWho() }
    const there = new Map(
      [...box.querySelectorAll<HTMLElement>(':scope > [data-q]')].map((one) => [one.dataset.q, one]),
    )
    let before: Element | null = null
    for (const [i, { question, offered }] of shownOn(content, this.state.page, fields).entries()) {
      const known = there.get(question.id)
      there.delete(question.id)
      const now = offered.map(({ id }) => id).join(' ')
      if (known && (known.dataset.offered ?? now) === now) {
        known.dataset.offered = now
        before = known
        continue
      }
      const holder = document.createElement('div')
      holder.innerHTML = questionMarkup({
        question,
        offered,
        fields,
        error: undefined,
        lead: i === 0,
        kiosk,
        about: '',
      })
      const made = holder.firstElementChild as HTMLElement
      made.dataset.offered = now
      if (known) known.replaceWith(made)
      else if (before) before.after(made)
      else box.prepend(made)
      before = made
    }
    for (const gone of there.values()) gone.remove()
    const { number, of } = placeOf(content, this.state.page, fields)
    const go = this.main.querySelector('.row .go[value=next]')
    if (go) go.textContent = number >= of ? 'Отправить' : 'Дальше'
    this.keepDraft()
  }

  private press(move: Move, agreed: boolean): void {
    const { form } = this
    const fields = this.element()?.querySelector('#questions') ? this.read() : this.state.fields
    const state = (this.state = { ...this.state, fields, ...this.readWho() })
    const seen = shownOn(form.content, state.page, fields).map(({ question }) => question.id)
    const step = advance(form.content, { page: state.page, seen, fields, agreed }, move)
    const missing = move === 'next' && form.agencies.length > 0 && state.agency === ''
    if (missing && (this.onFirst() || step.kind !== 'page'))
      this.show({
        ...{ ...state, page: this.firstPage(), agencyError: 'Выберите орган.' },
        errors: step.kind === 'page' && step.page === state.page ? step.errors : {},
      })
    else if (step.kind === 'page')
      this.show({ ...state, agencyError: undefined, page: step.page, errors: step.errors, added: step.added })
    else if (step.kind === 'confirm') this.show({ ...state, page: step.page }, confirmMarkup(form, state, step.dropped))
    else void this.send()
  }

  private body(): string {
    const { form, state } = this
    const body = new URLSearchParams({ ...form.hidden, page: state.page, do: 'next', agreed: '1' })
    for (const { question } of shownOn(form.content, state.page, state.fields)) body.append('seen', question.id)
    for (const [name, values] of Object.entries(state.fields)) for (const value of values) body.append(name, value)
    if (state.agency) body.set('agency', state.agency)
    if (state.forOther) body.set('forOther', '1')
    return body.toString()
  }

  /** Kept here first, then sent: a lost connection or a closed tab loses nothing. */
  private async send(): Promise<void> {
    if (this.sending) return
    this.sending = true
    for (const button of this.main.querySelectorAll('button')) button.disabled = true
    const waiting: Waiting = { key: this.form.hidden.key ?? '', address: this.start.address, body: this.body() }
    this.queue.put(waiting)
    const answer = await this.queue.sendOne(waiting)
    this.sending = false
    this.forgetDraft()
    if (answer.kind === 'taken') this.done(answer.main)
    else if (answer.kind === 'page') this.show(this.state, answer.main)
    else if (answer.kind === 'refused') this.say(answer.title, answer.text)
    else if (this.form.kiosk) this.done('<h1>Спасибо, ответ сохранён</h1><p>Он уйдёт сам, когда появится связь.</p>')
    else if (answer.title) this.say(answer.title, answer.text)
    else
      this.say(
        'Ответ сохранён на этом устройстве',
        `Связи нет. Ответ сохранён в ${timeNow()} и уйдёт сам, один раз, когда связь появится. Можно закрыть страницу и открыть её позже.`,
      )
  }

  private say(title: string, words: string): void {
    const text = (tag: string, textContent: string) => Object.assign(document.createElement(tag), { textContent })
    this.main.replaceChildren(text('h1', title), text('p', words))
    this.focusHeading()
  }

  private done(html: string): void {
    this.main.innerHTML = html
    this.focusHeading()
    if (this.form.kiosk) this.idle.finished()
  }

  private restart(): void {
    this.form.hidden.key = newKey()
    const blank = { fields: {}, errors: {}, added: false, agency: '', forOther: false }
    this.show({ page: this.firstPage(), ...blank }, undefined, false)
  }

  private keepDraft(): void {
    if (this.form.kiosk) return
    try {
      const { hidden } = this.form
      localStorage.setItem(this.draftName, JSON.stringify({ at: Date.now(), hidden, state: this.state }))
    } catch {
      // Without storage the page still works.
    }
  }

  private forgetDraft(): void {
    try {
      localStorage.removeItem(this.draftName)
    } catch {
      // As above.
    }
  }

  private restoreDraft(): void {
    if (this.form.kiosk) return
    try {
      const kept = JSON.parse(localStorage.getItem(this.draftName) ?? 'null') as Draft | null
      const { hidden } = this.form
      const same = kept?.hidden.form?.split('.')[0] === hidden.form?.split('.')[0]
      if (!kept || !same || Date.now() - kept.at > WEEK_MS || Object.keys(kept.state.fields).length === 0) return
      // What the server has just answered with is newer.
      if (Object.keys(this.start.state.fields).length > 0) return
      Object.assign(hidden, { key: kept.hidden.key, form: kept.hidden.form })
      this.show({ ...kept.state, errors: {}, agencyError: undefined, added: false }, undefined, false)
      const note = Object.assign(document.createElement('p'), { className: 'alert soft' })
      const again = Object.assign(document.createElement('button'), {
        ...{ type: 'button', className: 'go q', textContent: 'Начать заново' },
      })
      again.onclick = () => {
        this.forgetDraft()
        this.restart()
      }
      note.append('Ваши прежние ответы сохранились на этом устройстве. ', again)
      this.main.prepend(note)
    } catch {
      this.forgetDraft()
    }
  }
}

type Draft = { hidden: Record<string, string>; state: PageState; at: number }
const WEEK_MS = 7 * 86_400_000

const data = document.getElementById('survey')
const main = document.getElementById('main')
const net = document.getElementById('net')
if (data && main && net) new AnswerPage(JSON.parse(data.textContent ?? '') as Start, main, net)
