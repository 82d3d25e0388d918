using System.Text.Json.Nodes;
using Bench.Leaderboard.Api;
using Microsoft.OpenApi;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>The calls of the queue, as the description of the API has them.</summary>
internal static class QueueDescriptions
{
    private const string Json = "application/json";

    /// <summary>Taking a job.</summary>
    public static QueueDescription Lease { get; } = new("Submitters take turns; a job that was measured before is given to another class of machine. An empty queue keeps the caller waiting as long as it asks for.", Job)
    {
        Takes = Takes("job-request", new JsonObject { ["worker"] = "bench-1", ["machineClass"] = "0123456789abcdef", ["waitSeconds"] = 20 }),
    };

    /// <summary>What is to be measured.</summary>
    public static QueueDescription Predictions { get; } = new("The job states their digest. Renews the lease.", PredictionLines);

    /// <summary>A sign of life.</summary>
    public static QueueDescription Heartbeat { get; } = new("Renews the lease for the seconds that the job states; a worker that is silent for longer loses its job. Has no body.", Nothing);

    /// <summary>How far the job is.</summary>
    public static QueueDescription Reports { get; } = new("The lines are the log of that step at the receipt: 500 characters of each, without control characters. Renews the lease.", Nothing)
    {
        Takes = Takes("job-report", new JsonObject { ["state"] = "measure", ["lines"] = new JsonArray("rotation 3 of 20") }),
    };

    /// <summary>Giving the job back.</summary>
    public static QueueDescription Return { get; } = new("Without a code the worker was stopped, which is no try; with one of a fault it is a try, and another worker takes the next.", Nothing)
    {
        Takes = Takes("job-return", new JsonObject { ["code"] = "HOST_UNSTABLE", ["detail"] = "too noisy" }),
    };

    /// <summary>Bringing the run.</summary>
    public static QueueDescription Run { get; } = new("It is checked as any upload is, and that it was made of the job's predictions on the class of machine that took it. What is refused leaves the job in the worker's hands, but for 409, which ends it.", Receipt)
    {
        Takes = (_, limits) => IntakeComponents.Content(SubmissionEndpoints.BundleTypes[0], IntakeComponents.Bundle(limits, "worker")),
        Most = limits => limits.BundleBytes,
        Conflict = "The very run is published with other logs or patches: `published` names its submission, which stays as it is and stands for the job. The job is over.",
        Refused = "Refused: `code` and `errors` say why.",
    };

    private static Func<OpenApiDocument, IntakeLimits, Dictionary<string, OpenApiMediaType>> Takes(string format, JsonObject example) =>
        (document, _) => IntakeComponents.Content(Json, Schema(document, format), example.DeepClone());

    private static OpenApiSchemaReference Schema(OpenApiDocument document, string format) => ApiDescription.Schema(document, format, $"{format}.schema.json");

    private static OpenApiResponses Job(OpenApiDocument document) => new()
    {
        ["200"] = new OpenApiResponse { Description = "A job, held by the lease that it names.", Content = IntakeComponents.Content(Json, Schema(document, "job")) },
        ["204"] = new OpenApiResponse { Description = "There was none for this machine in the time that the caller was ready to wait." },
    };

    private static OpenApiResponses PredictionLines(OpenApiDocument document) => new()
    {
        ["200"] = new OpenApiResponse
        {
            Description = "The predictions file as it was handed in.",
            Content = IntakeComponents.Content(SubmissionEndpoints.PredictionTypes[0], new OpenApiSchema { Type = JsonSchemaType.String, Description = "A prediction a line, as /schemas/v1/prediction.schema.json says." }),
        },
    };

    private static OpenApiResponses Nothing(OpenApiDocument document) => new() { ["204"] = new OpenApiResponse { Description = "Noted." } };

    private static OpenApiResponses Receipt(OpenApiDocument document) => new()
    {
        ["202"] = IntakeComponents.Receipt(document, "Taken: the receipt of the predictions. Its state says whether the run is on the board, or waits for a person."),
    };
}
