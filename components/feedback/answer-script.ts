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
import { kioskIdle } from './answer-kiosk'

type Start = { form: AnswerForm; state: PageState; address: string }

const data = document.getElementById('survey')
const main = document.getElementById('main')
const net = document.getElementById('net')
if (data && main && net) run(JSON.parse(data.textContent ?? '') as Start, main, net)

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

const timeNow = (): string => new Date().toLocaleTimeString('ru-RU', { hour: '2-digit', minute: '2-digit' })

function run({ form, state: start, address }: Start, main: HTMLElement, net: HTMLElement): void {
  const { content, kiosk } = form
  let state = start
  const draftName = `gemba-survey ${address}`
  const queue = new Queue(`gemba-survey-queue ${location.pathname}`, (left) => {
    net.textContent =
      left === 0
        ? ''
        : kiosk
          ? `Нет связи. Ответов ждёт здесь: ${left}. Уйдут сами.`
          : 'Нет связи. Отправим, когда она появится. Ответ сохранён на этом устройстве.'
  })

  const formOf = (): HTMLFormElement | null => main.querySelector('form#form')
  /** What stands in the form now, with what stands on other pages. */
  const read = (): Fields => {
    const element = formOf()
    if (!element) return state.fields
    const fields: Record<string, string[]> = {}
    for (const [name, value] of new FormData(element))
      if (questionOf(name) !== undefined && typeof value === 'string' && value !== '') (fields[name] ??= []).push(value)
    return fields
  }
  const readWho = (): Pick<PageState, 'agency' | 'forOther'> => {
    const all = new FormData(formOf() ?? undefined)
    return { agency: String(all.get('agency') ?? ''), forOther: all.get('forOther') === '1' }
  }
  const keepDraft = (): void => {
    if (kiosk) return
    try {
      localStorage.setItem(draftName, JSON.stringify({ at: Date.now(), hidden: form.hidden, state }))
    } catch {
      // Without storage the page still works.
    }
  }
  const forgetDraft = (): void => {
    try {
      localStorage.removeItem(draftName)
    } catch {
      // As above.
    }
  }

  function show(next: PageState, html = pageMarkup(form, next), focus = true): void {
    state = next
    main.innerHTML = html
    keepDraft()
    if (!focus) return
    const wrong = main.querySelector<HTMLElement>('[aria-invalid="true"]')
    const heading = main.querySelector<HTMLElement>('h1')
    if (wrong) wrong.focus()
    else if (heading) {
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
  }

  /** Questions of the page that come or go by what was just chosen. */
  function refresh(): void {
    const fields = read()
    state = { ...state, fields, ...readWho() }
    const box = main.querySelector('#questions')
    if (!box) return
    const shown = shownOn(content, state.page, fields)
    const there = new Map(
      [...box.querySelectorAll<HTMLElement>(':scope > [data-q]')].map((one) => [one.dataset.q, one]),
    )
    let before: Element | null = null
    shown.forEach(({ question, offered }, i) => {
      const known = there.get(question.id)
      there.delete(question.id)
      const options = known?.dataset.offered
      const now = offered.map(({ id }) => id).join(' ')
      if (known && (options === undefined || options === now)) {
        known.dataset.offered = now
        before = known
        return
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
    })
    for (const gone of there.values()) gone.remove()
    for (const old of main.querySelectorAll('input[name=seen]')) old.remove()
    const { number, of } = placeOf(content, state.page, fields)
    const go = main.querySelector('.row .go[value=next]')
    if (go) go.textContent = number >= of ? 'Отправить' : 'Дальше'
    keepDraft()
  }

  function press(move: Move, agreed: boolean): void {
    const fields = formOf()?.querySelector('#questions') ? read() : state.fields
    state = { ...state, fields, ...readWho() }
    const first = state.page === content.pages[0]?.id
    const missing = move === 'next' && form.agencies.length > 0 && state.agency === ''
    const seen = shownOn(content, state.page, fields).map(({ question }) => question.id)
    const step = advance(content, { page: state.page, seen, fields, agreed }, move)
    if (missing && (first || step.kind !== 'page'))
      show({
        ...state,
        page: content.pages[0]?.id ?? state.page,
        agencyError: 'Выберите орган.',
        errors: step.kind === 'page' && step.page === state.page ? step.errors : {},
      })
    else if (step.kind === 'page')
      show({ ...state, agencyError: undefined, page: step.page, errors: step.errors, added: step.added })
    else if (step.kind === 'confirm') show({ ...state, page: step.page }, confirmMarkup(form, state, step.dropped))
    else void send()
  }

  let sending = false
  /** Kept here first, then sent: a lost connection or a closed tab loses nothing. */
  async function send(): Promise<void> {
    if (sending) return
    sending = true
    for (const button of main.querySelectorAll('button')) button.disabled = true
    const body = new URLSearchParams({ ...form.hidden, page: state.page, do: 'next', agreed: '1' })
    for (const { question } of shownOn(content, state.page, state.fields)) body.append('seen', question.id)
    for (const [name, values] of Object.entries(state.fields)) for (const value of values) body.append(name, value)
    if (state.agency) body.set('agency', state.agency)
    if (state.forOther) body.set('forOther', '1')
    const waiting: Waiting = { key: form.hidden.key ?? '', address, body: body.toString() }
    queue.put(waiting)
    const answer = await queue.sendOne(waiting)
    sending = false
    forgetDraft()
    if (answer.kind === 'taken') done(answer.main)
    else if (answer.kind === 'page') show(state, answer.main)
    else if (answer.kind === 'refused') said(answer.title, answer.text)
    else if (kiosk) done('<h1>Спасибо, ответ сохранён</h1><p>Он уйдёт сам, когда появится связь.</p>')
    else
      said(
        answer.title || 'Ответ сохранён на этом устройстве',
        answer.title
          ? answer.text
          : `Связи нет. Ответ сохранён в ${timeNow()} и уйдёт сам, один раз, когда связь появится. Можно закрыть страницу и открыть её позже.`,
      )
  }

  const text = (tag: string, words: string): HTMLElement =>
    Object.assign(document.createElement(tag), { textContent: words })
  function said(title: string, words: string): void {
    main.replaceChildren(text('h1', title), text('p', words))
    focusHeading()
  }
  function done(html: string): void {
    main.innerHTML = html
    focusHeading()
    if (kiosk) idle.finished()
  }
  function focusHeading(): void {
    const heading = main.querySelector<HTMLElement>('h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }

  function restart(): void {
    form.hidden.key = newKey()
    const first = content.pages[0]?.id ?? ''
    show({ page: first, fields: {}, errors: {}, added: false, agency: '', forOther: false }, undefined, false)
  }
  const idle = kioskIdle(kiosk, {
    restart,
    untouched: () => state.page === content.pages[0]?.id && Object.keys(read()).length === 0 && formOf() !== null,
  })

  queue.onTaken((key, html) => {
    // The page still says that this very answer waits.
    if (key === form.hidden.key && !formOf() && !kiosk) done(html)
  })
  document.addEventListener('submit', (event) => {
    const element = event.target as HTMLFormElement
    if (element.id !== 'form') return
    event.preventDefault()
    const move = ((event as SubmitEvent).submitter as HTMLButtonElement | null)?.value ?? 'next'
    if (move === 'big' || move === 'contrast') {
      const on = document.documentElement.classList.toggle(move)
      const button = document.querySelector(`.view [value=${move}]`)
      button?.setAttribute('aria-pressed', String(on))
      if (move === 'big' && button) button.textContent = on ? 'Мельче' : 'Крупнее'
      if (on) form.hidden[move] = '1'
      else delete form.hidden[move]
      return
    }
    press(move === 'back' ? 'back' : move === 'stay' ? 'stay' : 'next', element.elements.namedItem('agreed') !== null)
  })
  main.addEventListener('input', (event) => {
    idle.touched()
    const { target } = event
    // Own words mean the choice «Другое».
    if (target instanceof HTMLInputElement && target.classList.contains('own') && target.value !== '') {
      const choice = target.previousElementSibling?.querySelector('input')
      if (choice) choice.checked = true
    }
    refresh()
  })
  main.addEventListener('change', (event) => {
    const tile = event.target instanceof HTMLInputElement && event.target.type === 'radio'
    // One touch is one answer where nothing else is asked on the page.
    if (kiosk && tile && shownOn(content, state.page, read()).length === 1 && main.querySelector('.tiles, .q > .marks'))
      setTimeout(() => press('next', false), 250)
  })
  document.addEventListener('pointerdown', () => idle.touched())

  restoreDraft()
  refresh()
  void queue.sendAll()

  function restoreDraft(): void {
    if (kiosk) return
    try {
      const kept = JSON.parse(localStorage.getItem(draftName) ?? 'null') as {
        hidden: Record<string, string>
        state: PageState
        at: number
      } | null
      const same = kept?.hidden.form?.split('.')[0] === form.hidden.form?.split('.')[0]
      if (!kept || !same || Date.now() - kept.at > 7 * 86_400_000 || Object.keys(kept.state.fields).length === 0) return
      // What the server has just answered with is newer.
      if (Object.keys(start.fields).length > 0) return
      Object.assign(form.hidden, { key: kept.hidden.key, form: kept.hidden.form })
      show({ ...kept.state, errors: {}, agencyError: undefined, added: false }, undefined, false)
      const note = Object.assign(document.createElement('p'), { className: 'alert soft' })
      const again = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'go q',
        textContent: 'Начать заново',
      })
      again.onclick = () => {
        forgetDraft()
        restart()
      }
      note.append('Ваши прежние ответы сохранились на этом устройстве. ', again)
      main.prepend(note)
    } catch {
      forgetDraft()
    }
  }
}
