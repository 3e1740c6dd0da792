import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  CHINA_OFFSET_MINUTES,
  chinaCalendar,
  type DeskId,
  dayAt,
  instantOf,
  openingSteps,
  type PartyId,
  text,
} from '@lianyu/kernel'
import {
  allComputations,
  allIndicators,
  allKinds,
  allMonths,
  kindById,
  kindsByHash,
  kindsToOpen,
  outsideLinks,
  packs,
} from '@lianyu/packs'
import type { FastifyInstance } from 'fastify'
import { applicantReader } from '../api/applicant/cookie.ts'
import type { NodeDeps } from '../api/deps.ts'
import { docsRoutes } from '../api/docs.ts'
import { Metrics } from '../api/health/metrics.ts'
import { Names } from '../api/names.ts'
import { openApiOf } from '../api/openapi.ts'
import { registerRoutes } from '../api/register.ts'
import { allRoutes } from '../api/routes.ts'
import { createServer } from '../api/server.ts'
import { sessionReader } from '../api/session/cookie.ts'
import { streamsOf } from '../api/stream/streams.ts'
import { webApp } from '../api/web-app.ts'
import { ArchiveKeeper } from '../archive/archive-keeper.ts'
import { prepareArchive } from '../archive/prepare-archive.ts'
import { importRunsOf } from '../excel/import-runs.ts'
import { Exchange } from '../exchange/exchange.ts'
import { FileStore } from '../files/file-store.ts'
import { Applicants } from '../identity/applicants.ts'
import { Audit } from '../identity/audit.ts'
import { Departments } from '../identity/departments.ts'
import { People } from '../identity/people.ts'
import type { InIdentity, ReadIdentity } from '../identity/people-port.ts'
import { ProviderLinks } from '../identity/provider-links.ts'
import { applicantWay, Providers } from '../identity/providers.ts'
import { SecondFactor } from '../identity/second-factor.ts'
import { Sessions } from '../identity/sessions.ts'
import { Acknowledgements } from '../jobs/acknowledge.ts'
import { AnswerErasures } from '../jobs/answer-erasures.ts'
import { FollowTracks } from '../jobs/follow-tracks.ts'
import { FollowUp } from '../jobs/follow-up.ts'
import { LeadOn } from '../jobs/lead-on.ts'
import { OpenSeals } from '../jobs/open-seals.ts'
import { OperatorDeeds } from '../jobs/operator-deeds.ts'
import { OwnSteps } from '../jobs/own-steps.ts'
import { PutAside } from '../jobs/put-aside.ts'
import { TellLosses } from '../jobs/tell-losses.ts'
import { TellOther } from '../jobs/tell-other.ts'
import { Timers } from '../jobs/timers.ts'
import { openJournal } from '../journal/journal.ts'
import { openSealing } from '../journal/seal.ts'
import { sha256Node } from '../journal/sha256.ts'
import { writeDurably } from '../journal/write-durably.ts'
import { ApplicantActs } from '../messages/applicant-acts.ts'
import { CalendarFeeds } from '../messages/calendar-feeds.ts'
import { Handed } from '../messages/handed.ts'
import { JuryCalls } from '../messages/jury-calls.ts'
import { Messenger } from '../messages/messenger.ts'
import { RoutesOut } from '../messages/routes-out.ts'
import { Urgings } from '../messages/urgings.ts'
import { agreementFor } from '../platform/agreement-for.ts'
import { PlatformKeeper } from '../platform/keeper.ts'
import { FreeSpace } from '../space/free-space.ts'
import { readInOneTrip } from '../store/read-trip.ts'
import { inParty } from '../store/transaction.ts'
import { openDatabase } from './database.ts'
import type { NodeOptions } from './options.ts'
import { version } from './version.ts'

export interface RunningNode {
  /** Where it answers, e.g. `http://127.0.0.1:8036`. */
  url: string
  deps: NodeDeps
  app: FastifyInstance
  /** Process id of the node's own PostgreSQL. */
  databasePid: () => number | undefined
  /** Answers what is running, finishes what was accepted, then stops the database. */
  stop(): Promise<void>
}

const sessionsLookMs = 60_000

/** Starts one node: database, journal, exchange, timers, HTTP, in that order; stops them the other way round. */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const { dataDir, now = Date.now } = options
  const say = options.onProgress ?? (() => {})
  const trouble = (what: string, error: unknown) => app?.log.error({ err: error }, what)
  let app: FastifyInstance | undefined

  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  say(text('数据库', 'database'))
  const { archive } = options
  const prepared = archive === undefined ? undefined : await prepareArchive(archive, dataDir)
  const database = await openDatabase({
    dataDir,
    ...(prepared === undefined ? {} : { settings: prepared.settings }),
    ...(options.database ? { database: options.database } : {}),
    onTrouble: trouble,
  })
  const { store } = database
  try {
    const { own: connection } = database
    const keeper =
      archive === undefined || prepared === undefined || connection === undefined
        ? undefined
        : new ArchiveKeeper({ dataDir, archive, connection, wantsBase: prepared.wantsBase, onTrouble: trouble })
    const kinds = allKinds(sha256Node)
    const byHash = kindsByHash(kinds)
    const calendar = chinaCalendar()
    const space = new FreeSpace({
      folders: [dataDir],
      ...(options.leastFreeBytes === undefined ? {} : { leastBytes: options.leastFreeBytes }),
      onChange: (refusal) => {
        if (refusal !== undefined) trouble(refusal.en, undefined)
        // What was due meanwhile was refused; everything else comes by itself with the next look.
        else void acknowledgements?.sweep().catch((error: unknown) => trouble('acknowledging agreements', error))
      },
    })
    let acknowledgements: Acknowledgements | undefined
    await space.start()
    const barred = (scope?: string) => (scope === 'audit' ? space.auditRefusal : space.refusal)
    say(text('日志', 'logs'))
    const journal = await openJournal({
      store,
      dataDir,
      kinds: { byId: (id) => kindById(kinds, id), byHash },
      indicators: allIndicators,
      months: allMonths,
      computations: allComputations,
      calendar,
      now: () => instantOf(now()),
      onTrouble: trouble,
      barred,
      onFull: (error) => space.met(error),
    })
    const files = new FileStore(dataDir, space)
    const inIdentity: InIdentity = (party, work) => inParty(store, party, 'identity', work)
    const readIdentity: ReadIdentity = (party, reads) => readInOneTrip(store, party, 'identity', reads)
    const sealing = await openSealing({ folder: path.join(dataDir, 'keys') })
    const secondFactor = new SecondFactor(inIdentity, sealing, now)
    const audit = new Audit(journal, now)
    const losses = new TellLosses({ store, audit, journal, now, onTrouble: trouble })
    let putAside: PutAside | undefined
    const exchange = new Exchange({
      store,
      journal,
      kinds: byHash,
      now,
      allowPrivatePeers: options.allowPrivatePeers ?? false,
      barred,
      files,
      onTrouble: (met) => putAside?.report(met),
      onLosses: () => losses.look(),
      onError: (error) => trouble('exchange', error),
    })
    putAside = new PutAside({ store, audit, exchange, now, onTrouble: trouble })
    const metrics = new Metrics()
    const names = new Names(store, packs)
    const messageOptions = options.messages ?? {}
    const routesOut = new RoutesOut(store, sealing, messageOptions, now)
    const addressOf = async (party: PartyId) =>
      (messageOptions.address ?? (await exchange.ownCard(party))?.node ?? '').replace(/\/+$/, '')
    const messenger = new Messenger({
      store,
      journal,
      inIdentity,
      routes: routesOut,
      options: messageOptions,
      names,
      kindsByHash: byHash,
      offsetMinutes: CHINA_OFFSET_MINUTES,
      addressOf,
      now,
      onTrouble: trouble,
      barred,
    })
    const deps: NodeDeps = {
      store,
      journal,
      exchange,
      files,
      space,
      audit,
      metrics,
      names,
      sessions: new Sessions(inIdentity, readIdentity, secondFactor, now),
      secondFactor,
      providers: new Providers(options.providers ?? [], sealing, now),
      providerLinks: new ProviderLinks(inIdentity, now),
      applicantProviders: new Providers(options.applicantProviders ?? [], sealing, now, applicantWay),
      applicants: new Applicants(inIdentity, sealing, now),
      people: new People(inIdentity, now),
      departments: new Departments(inIdentity, now),
      calendarFeeds: new CalendarFeeds(inIdentity, now),
      routesOut,
      messenger,
      messageOptions,
      addressOf,
      packs,
      kinds: kindsToOpen(kinds),
      kindsByHash: byHash,
      calendar,
      now,
      instant: () => instantOf(now()),
      today: () => dayAt(instantOf(now()), CHINA_OFFSET_MINUTES),
      offsetMinutes: CHINA_OFFSET_MINUTES,
      nodeName: options.name ?? text('联域站点', 'Lianyu node'),
      version,
      secure: options.tls !== undefined,
      querySecret: await querySecret(dataDir),
      demo: options.demo,
      regions: options.regions,
      platforms: options.platforms ?? [],
    }
    for (const party of journal.parties()) await names.load(party)

    app = await makeApp(deps, options)
    await exchange.start()
    acknowledgements = new Acknowledgements({ store, journal, kindsByHash: byHash, now, onTrouble: trouble })
    await acknowledgements.start()
    losses.start()
    const ownSteps = new OwnSteps({
      store,
      journal,
      kinds: kindsToOpen(kinds),
      kindsByHash: byHash,
      now,
      onTrouble: trouble,
      barred,
    })
    ownSteps.start()
    const platforms = new PlatformKeeper({
      store,
      journal,
      kindsByHash: byHash,
      links: outsideLinks,
      platforms: deps.platforms,
      agreementFor: (party, other, kind) => agreementFor({ store, journal }, byHash, party, other, kind),
      now,
      onTrouble: trouble,
      barred,
    })
    await platforms.start()
    const operatorDeeds = new OperatorDeeds(dataDir, audit, journal, trouble)
    operatorDeeds.start()
    const onNotice = (party: PartyId, desk: DeskId) => streamsOf(deps).noticed(party, desk)
    const steps = new Set(kinds.flatMap(openingSteps))
    const applying = packs.flatMap((pack) => pack.applying ?? [])
    const followed = { store, journal, kinds, kindsByHash: byHash, now, onTrouble: trouble }
    const following = [
      new AnswerErasures({ ...followed, files, audit }),
      new FollowTracks(followed),
      new LeadOn(followed),
      new TellOther(followed),
      new OpenSeals({ ...followed, steps }),
      new ApplicantActs({ ...followed, applying, onNotice }),
      new Urgings({ ...followed, onNotice }),
      new JuryCalls({ ...followed, tallies: packs.flatMap((pack) => pack.tallies ?? []), onNotice }),
    ].map((job) => new FollowUp(followed, job))
    for (const one of following) one.start()
    const timers = new Timers({ ...deps, barred, onNotice })
    timers.start()
    const handed = new Handed({ store, journal, kindsByHash: byHash, kinds, now, onTrouble: trouble, onNotice })
    handed.start()
    messenger.start()
    const endAhead = async () => {
      for (const party of journal.parties()) {
        await deps.sessions.endAhead(party)
        await deps.applicants.endAhead(party)
      }
    }
    // Also where nobody asks for anything until the clock has come that far again.
    const watching = setInterval(() => void endAhead().catch((error) => trouble('sessions', error)), sessionsLookMs)
    const imports = importRunsOf(deps)
    void imports.resume().catch((error: unknown) => trouble('imports', error))
    measure(deps)
    await keeper?.start()
    if (keeper !== undefined) {
      metrics.gauge('archive_failing', '1 where PostgreSQL cannot get its WAL to the archive', () => +keeper.failing)
    }
    const url = await app.listen({ host: options.host, port: options.port })
    const listening = app
    return {
      url: url.replace('[::1]', 'localhost'),
      deps,
      app: listening,
      databasePid: database.pid,
      stop: async () => {
        // An open stream would keep the server from closing.
        streamsOf(deps).stop()
        clearInterval(watching)
        await listening.close()
        await imports.stop()
        space.stop()
        await timers.stop()
        await handed.stop()
        await messenger.stop()
        await ownSteps.stop()
        await platforms.stop()
        await acknowledgements?.stop()
        for (const one of following) await one.stop()
        await exchange.stop()
        await putAside?.stop()
        await losses.stop()
        await operatorDeeds.stop()
        await journal.stop()
        await keeper?.stop()
        await database.stop()
      },
    }
  } catch (error) {
    await app?.close()
    await database.stop()
    throw error
  }
}

async function makeApp(deps: NodeDeps, options: NodeOptions): Promise<FastifyInstance> {
  const app = await createServer({
    logLevel: options.logLevel ?? 'error',
    ...(options.logTo === undefined ? {} : { logTo: options.logTo }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    onUnfinished: () => deps.metrics.unfinished.inc(),
  })
  const readSession = sessionReader(deps.sessions, () => deps.journal.parties())
  const routes = allRoutes(deps)
  const readApplicant = applicantReader(deps.applicants, () => deps.journal.parties())
  registerRoutes(app, routes, readSession, readApplicant)
  await app.register(deps.exchange.routes(async (request) => (await readSession(request))?.party))
  await docsRoutes(app, () => openApiOf(routes, deps.version))
  if (options.webDir !== undefined) await webApp(app, options.webDir)
  app.addHook('onResponse', (request, reply, done) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    deps.metrics.requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status },
      reply.elapsedTime / 1000,
    )
    done()
  })
  return app
}

/** Numbers that only the running parts know. */
function measure({ journal, exchange, metrics, store }: NodeDeps): void {
  journal.onCommit(({ own, facts }) => metrics.facts.inc({ own: String(own) }, facts.length))
  for (const name of Object.keys(exchange.counters) as (keyof typeof exchange.counters)[]) {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    metrics.gauge(`exchange_${snake}`, `Exchange: ${name} since the start`, () => exchange.counters[name])
  }
  metrics.gauge('database_waiting', 'Callers waiting for a database connection', () => store.load('app').waiting)
}

/** 32 bytes from which the public query codes are made; kept with the keys. */
async function querySecret(dataDir: string): Promise<Uint8Array> {
  const file = path.join(dataDir, 'keys', 'query-codes.key')
  const kept = await readFile(file).catch(() => undefined)
  if (kept?.length === 32) return kept
  const made = randomBytes(32)
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await writeDurably(file, made)
  return made
}
