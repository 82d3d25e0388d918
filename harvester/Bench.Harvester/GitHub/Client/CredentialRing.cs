using System.Collections.Immutable;

namespace Bench.Harvester.GitHub.Client;

/// <summary>
/// The tokens, and when each may be used. One is used until it is used up, since marks of state are a token's own. A pause that the service asks for
/// holds for all: its second limit counts what comes from one place, whatever the token.
/// </summary>
internal sealed class CredentialRing
{
    /// <summary>The shortest pause: a reset that has just passed is not asked again at once.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>GitHub's advice where it asks for a pause without a length: a minute, then twice as long each time.</summary>
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ImmutableArray<CredentialSlot> _slots;
    private readonly TimeProvider _clock;
    private readonly IProgress<string> _progress;
    private DateTimeOffset _pausedUntil;
    private int _pauses;

    public CredentialRing(IReadOnlyList<Credentials> credentials, TimeProvider clock, IProgress<string> progress)
    {
        _clock = clock;
        _progress = progress;
        _slots = credentials.Count == 0
            ? [new CredentialSlot(null, "no token")]
            : [.. credentials.Select((token, place) => new CredentialSlot(token, credentials.Count == 1 ? "the token" : $"token {place + 1} of {credentials.Count}"))];
    }

    /// <summary>The token to ask with now; null when there is a wait first, or none is left.</summary>
    public CredentialSlot? Ready => _clock.GetUtcNow() is var now && now < _pausedUntil ? null : Usable.FirstOrDefault(slot => slot.ReadyAt <= now);

    /// <summary>When the next request may be sent; null when no token is left.</summary>
    public DateTimeOffset? ReadyAt => Usable.Select(slot => (DateTimeOffset?)slot.ReadyAt).Min() is { } soonest
        ? soonest > _pausedUntil ? soonest : _pausedUntil
        : null;

    /// <summary>What the wait is for.</summary>
    public string Reason => _clock.GetUtcNow() < _pausedUntil ? "GitHub asks for a pause"
        : _slots is [{ Credentials: null }] ? "the requests that GitHub grants without a token are used up"
        : Usable.Skip(1).Any() ? "the requests of all tokens are used up"
        : "the requests of the token are used up";

    /// <summary>Why no token is left.</summary>
    public string Refusals => string.Join("; ", _slots.Where(slot => slot.Refusal is not null).Select(slot => $"{slot.Name}: {slot.Refusal}"));

    private IEnumerable<CredentialSlot> Usable => _slots.Where(slot => slot.Refusal is null);

    /// <summary>Takes in what an answer says, good or bad: a token whose last request it was is put aside before it is refused.</summary>
    public void Note(CredentialSlot slot, RateLimit limit)
    {
        if (limit is { Remaining: 0, Reset: { } reset })
        {
            SetAside(slot, reset);
        }
    }

    /// <summary>An answer that is no refusal: the next pause without a length begins with the shortest again.</summary>
    public void Succeeded() => _pauses = 0;

    /// <summary>The token is used up.</summary>
    public void SetAside(CredentialSlot slot, TimeSpan pause)
    {
        slot.ReadyAt = After(pause);
        if (Usable.Skip(1).Any())
        {
            _progress.Report($"the requests of {slot.Name} are used up until {slot.ReadyAt:HH:mm:ss} UTC");
        }
    }

    /// <summary>The service asks everybody for a pause.</summary>
    /// <param name="pause">How long; null where it does not say.</param>
    public void Pause(TimeSpan? pause)
    {
        var until = After(pause ?? Minute * Math.Pow(2, Math.Min(_pauses++, 6)));
        _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
    }

    /// <summary>The service does not accept the token; it is not sent again.</summary>
    public void Refuse(CredentialSlot slot, string why)
    {
        slot.Refusal = why;
        _progress.Report($"GitHub refuses {slot.Name} ({why}){(Usable.Any() ? "; going on with the others" : "")}");
    }

    private DateTimeOffset After(TimeSpan pause) => _clock.GetUtcNow() + (pause < Moment ? Moment : pause);
}
