import 'server-only'
import { platformDb } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { startWorker } from './start-worker'

// Entry of the worker process: letters, caches, audit seals, sweeps. Ends cleanly on SIGTERM and SIGINT.
try {
  const worker = await startWorker()
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void worker
      .stop()
      .then(() => platformDb().$disconnect())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error instanceof Error ? error.stack : String(error) }, 'worker stop')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(
    `Обработчик фоновых задач не запущен: ${reason}. Проверьте APP_DATABASE_URL и выполните подготовку базы (npm start делает её сам).`,
  )
  process.exit(1)
}
