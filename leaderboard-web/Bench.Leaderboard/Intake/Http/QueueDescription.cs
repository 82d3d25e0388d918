using Bench.Leaderboard.Api;
using Bench.Leaderboard.Delivery;
using Microsoft.OpenApi;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>Describes a call of the queue: who may, what it takes and gives, and every way in which it says no.</summary>
/// <param name="Text">What is not seen of its name.</param>
/// <param name="Gives">The answers that say yes.</param>
internal sealed record QueueDescription(string Text, Func<OpenApiDocument, OpenApiResponses> Gives) : IOperationDescription
{
    private const string Lease = "lease";

    /// <summary>What it takes, by its type; null for no body.</summary>
    public Func<OpenApiDocument, IntakeLimits, Dictionary<string, OpenApiMediaType>>? Takes { get; init; }

    /// <summary>Most bytes of the body.</summary>
    public Func<IntakeLimits, long> Most { get; init; } = _ => SiteDelivery.LargestBody;

    /// <summary>What is wrong with a body that is refused.</summary>
    public string Refused { get; init; } = "The body is no such object; `detail` names what is expected.";

    /// <summary>Why a good body is refused beside what is there; null when it never is.</summary>
    public string? Conflict { get; init; }

    /// <inheritdoc/>
    public void Describe(OpenApiOperation operation, OpenApiDocument document, IServiceProvider services)
    {
        var limits = services.GetRequiredService<IntakeLimits>();
        operation.Description = $"{Text} Needs a token of the scope worker or admin.";
        operation.Security = [IntakeComponents.Way(document, IntakeComponents.Token)];
        var lease = operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.Name == Lease);
        if (lease is not null)
        {
            lease.Description = "The `lease` of the job.";
            lease.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
        }

        operation.RequestBody = Takes is null ? null : new OpenApiRequestBody { Required = true, Description = $"At most {Size(Most(limits))}.", Content = Takes(document, limits) };
        operation.Responses = Gives(document);
        foreach (var (status, answer) in Refusals(document, limits, isOfLease: lease is not null))
        {
            operation.Responses[status] = answer;
        }
    }

    private IEnumerable<(string Status, OpenApiResponse Answer)> Refusals(OpenApiDocument document, IntakeLimits limits, bool isOfLease)
    {
        yield return ("401", IntakeComponents.Unknown(document));
        yield return ("403", IntakeComponents.Refusal(document, "The token is of another scope."));
        if (isOfLease)
        {
            yield return ("404", IntakeComponents.Refusal(document, "The lease in the address is no UUID."));
            yield return ("410", IntakeComponents.Refusal(document, "The lease has ended, or is another token's: the job is another worker's, or is over. Take a new one."));
        }

        if (Takes is not null)
        {
            yield return ("400", IntakeComponents.Refusal(document, "The body does not fit its headers."));
            yield return ("408", IntakeComponents.Refusal(document, "The body came too slowly; nothing was kept."));
            yield return ("413", IntakeComponents.Refusal(document, $"The body has more than {Size(Most(limits))}."));
            yield return ("422", IntakeComponents.Refusal(document, Refused));
        }

        if (Conflict is not null)
        {
            yield return ("409", IntakeComponents.Refusal(document, Conflict));
        }

        yield return ("429", IntakeComponents.Pause(document, $"More than {limits.CallBurst} calls at once or {limits.CallsASecond} a second."));
        yield return ("503", IntakeComponents.Pause(document, "The site cannot write now; nothing was kept."));
        yield return ("507", IntakeComponents.Pause(document, "The site's disk is full; nothing was kept."));
    }

    private static string Size(long bytes) => bytes < 1 << 20 ? $"{bytes >> 10} KiB" : $"{bytes >> 20} MiB";
}
