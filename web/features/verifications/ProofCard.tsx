import type { Integration } from '#contract/integration.ts';
import type { Proof } from '#contract/verdict.ts';
import { Notice } from '#web/ui/Notice.tsx';
import { Time } from '#web/ui/Time.tsx';
import { editionOf, everyWords } from '#web/words.ts';
import { ACCOUNT_KIND, CREDENTIAL_KIND, VIA } from './proof-words.ts';

type Props = {
  proof: Proof;
  /** Left out of a mere test, which knows nothing of what surrounds it. */
  integration?: Integration;
};

/** Who OwlHub is at the other side, as the other side said itself. */
export function ProofCard({ proof, integration }: Props) {
  const credential = integration?.credential;
  return (
    <div className="grid gap-4 px-4 py-4 sm:px-5">
      <Account proof={proof} />
      {proof.limits.map(({ permission, effect, whomToAsk }) => (
        <Notice key={permission} tone="warn" title={`Without ${permission}`}>
          <p>
            {effect} {whomToAsk}
          </p>
        </Notice>
      ))}
      <dl className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm wrap-anywhere">
        <Fact label="Site">{proof.siteTitle ?? 'Without a title'}</Fact>
        <Fact label="Edition">{editionOf(proof)}</Fact>
        <Fact label="Credential">
          {CREDENTIAL_KIND[proof.credentialKind]}
          {credential?.lastFour && (
            <>
              {' '}
              ending in <span className="font-mono text-xs">{credential.lastFour}</span>
            </>
          )}
          {VIA[proof.via]}
        </Fact>
        {credential && (
          <Fact label="Entered">
            <Time at={credential.setAt} /> by {credential.setBy}
          </Fact>
        )}
        {integration ? (
          <Watched integration={integration} />
        ) : (
          <>
            <Fact label="Ends">
              <Ending proof={proof} />
            </Fact>
            {proof.certificateExpiresAt && (
              <Fact label="Certificate">
                ends <Time at={proof.certificateExpiresAt} />
              </Fact>
            )}
          </>
        )}
      </dl>
      {proof.notes.length > 0 && (
        <ul className="grid list-disc gap-1 border-t pt-3 pl-4 text-sm text-soft">
          {proof.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** How it is looked after. What ends has a card of its own. */
const Watched = ({
  integration: { verifiedAt, checkEveryMinutes, owners },
}: {
  integration: Integration;
}) => (
  <>
    {verifiedAt && (
      <Fact label="Last verified">
        <Time at={verifiedAt} />
      </Fact>
    )}
    <Fact label="Verified">{everyWords(checkEveryMinutes)}</Fact>
    <Fact label={owners.length > 1 ? 'Owners' : 'Owner'}>
      {owners.length === 0 ? 'Nobody' : owners.map(({ name }) => name).join(', ')}
    </Fact>
  </>
);

/** When first, then how that is known. */
function Ending({ proof: { expiresAt, neverExpires, expirySource } }: { proof: Proof }) {
  if (!expiresAt && !neverExpires) return expirySource;
  return (
    <>
      {expiresAt ? <Time at={expiresAt} /> : 'Never'}
      <span className="block text-faint">{expirySource}</span>
    </>
  );
}

const Account = ({ proof }: { proof: Proof }) => (
  <div className="flex items-center gap-3">
    <span
      aria-hidden
      className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft text-lg font-semibold text-accent-text uppercase"
    >
      {proof.accountName[0]}
    </span>
    <div className="min-w-0 flex-1">
      <p className="font-medium wrap-anywhere">{proof.accountName}</p>
      <p className="text-sm wrap-anywhere text-faint">
        {proof.accountEmail ?? proof.accountId}
        <span className="block">{ACCOUNT_KIND[proof.accountKind]}</span>
      </p>
    </div>
    <span
      className={`rounded-full px-2.5 py-0.5 text-xs font-medium ${proof.administrator ? 'bg-accent-soft text-accent-text' : 'bg-idle-soft text-idle'}`}
    >
      {proof.administrator ? 'Administrator' : 'Not administrator'}
    </span>
  </div>
);

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <>
    <dt className="text-faint">{label}</dt>
    <dd>{children}</dd>
  </>
);
