/** A tablet goes back to its first question by itself, after asking; what was not sent is wiped for the next person. */
import { count } from '@/lib/core/format'

const ASK_MS = 45_000
const LEFT_S = 15

type Way = { restart: () => void; untouched: () => boolean }
export type Idle = { touched: () => void; finished: () => void }

export function kioskIdle(kiosk: boolean, { restart, untouched }: Way): Idle {
  if (!kiosk) return { touched: () => undefined, finished: () => undefined }
  let timer: ReturnType<typeof setTimeout> | undefined
  let ticking: ReturnType<typeof setInterval> | undefined
  const box = document.createElement('div')
  box.id = 'idle'
  box.hidden = true
  box.setAttribute('role', 'alertdialog')
  box.setAttribute('aria-label', 'Вы ещё отвечаете?')
  const words = document.createElement('div')
  const here = Object.assign(document.createElement('button'), { type: 'button' })
  box.append(words, here)
  document.body.append(box)

  const stop = (): void => {
    clearTimeout(timer)
    clearInterval(ticking)
    box.hidden = true
  }
  /** Counts down aloud, then begins anew. */
  const countDown = (title: string, text: (left: number) => string, button: string, pressed: () => void): void => {
    let left = LEFT_S
    const say = (): void => {
      words.replaceChildren(Object.assign(document.createElement('b'), { textContent: title }), text(left))
    }
    say()
    here.textContent = button
    here.onclick = pressed
    box.hidden = false
    ticking = setInterval(() => {
      left -= 1
      if (left > 0) return say()
      stop()
      restart()
    }, 1_000)
  }
  const seconds = (left: number): string => count(left, 'секунду', 'секунды', 'секунд')
  const touched = (): void => {
    if (!box.hidden) return
    stop()
    timer = setTimeout(() => {
      if (untouched()) return
      countDown(
        'Вы ещё отвечаете?',
        (left) => `Через ${seconds(left)} начнём сначала. Неотправленное сотрём, чтобы не увидел следующий.`,
        'Я ещё здесь',
        () => {
          stop()
          touched()
        },
      )
      here.focus()
    }, ASK_MS)
  }
  return {
    touched,
    finished: () => {
      stop()
      countDown(
        'Спасибо!',
        (left) => `Экран начнётся сначала через ${seconds(left)}.`,
        'Ответить следующему',
        () => {
          stop()
          restart()
        },
      )
    },
  }
}
