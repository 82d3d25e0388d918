using System.Text.Json.Nodes;
using Bench.Leaderboard.Api;
using Bench.Leaderboard.Intake.Checks;
using Microsoft.OpenApi;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>Describes handing something in: fields, bodies with their limits, who may, and every answer.</summary>
internal sealed class UploadDescription : IOperationDescription
{
    /// <summary>Two lines of a predictions file.</summary>
    private const string Example = """
        {"instance_id":"sample__tally-34","model_name_or_path":"mine","model_patch":"diff --git a/tally/core.py b/tally/core.py\n…"}
        {"instance_id":"sample__tally-38","model_name_or_path":"mine","model_patch":""}

        """;

    private static readonly Dictionary<string, (string Text, Action<OpenApiSchema> Limit)> Fields = new(StringComparer.Ordinal)
    {
        ["name"] = ("Name to show, for one model.", Named),
        ["agent"] = ("Program that drove the model.", Named),
        ["organisation"] = ("Who hands it in.", Named),
        ["url"] = ("Page about it, http or https, without a user name.", schema => (schema.Format, schema.MaxLength) = ("uri", DisclosureCheck.LongestUrl)),
        ["openAgent"] = ("Whether the agent's code is open.", YesOrNo),
        ["openWeights"] = ("Whether the model's weights are open.", YesOrNo),
        ["cost"] = ("What all predictions together cost, in US dollars.", schema => (schema.Type, schema.Minimum, schema.Maximum) = (JsonSchemaType.Number, "0", "1000000000")),
        ["disclosure"] = ("What readers should know; plain text.", schema => schema.MaxLength = DisclosureCheck.LongestText),
        [SubmissionEndpoints.Again] = ("Whether to score it although the same content was scored before.", schema => schema.Type = JsonSchemaType.Boolean),
    };

    /// <inheritdoc/>
    public void Describe(OpenApiOperation operation, OpenApiDocument document, IServiceProvider services)
    {
        var limits = services.GetRequiredService<IntakeLimits>();
        operation.Description = "Browsers use the form of /submit instead. What is said in the fields becomes public with the result; a field that is not known is refused. Needs a token of the scope submit, publish or admin.";
        operation.Security = [IntakeComponents.Way(document, IntakeComponents.Token)];
        operation.Parameters = [.. DisclosureCheck.Fields.Append(SubmissionEndpoints.Again).Select(Field)];
        operation.RequestBody = Body(limits);
        operation.Responses = Answers(document, limits);
    }

    private static OpenApiParameter Field(string name)
    {
        var (text, limit) = Fields[name];
        var schema = new OpenApiSchema { Type = JsonSchemaType.String };
        limit(schema);
        return new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = text, Schema = schema };
    }

    private static void Named(OpenApiSchema schema) => (schema.MinLength, schema.MaxLength) = (1, PlainName.Longest);

    private static void YesOrNo(OpenApiSchema schema) => schema.Enum = ["yes", "no", "true", "false"];

    private static OpenApiRequestBody Body(IntakeLimits limits)
    {
        var lines = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = $"A prediction a line, as /schemas/v1/prediction.schema.json says; at most {limits.PredictionBytes >> 20} MiB and {limits.Predictions} lines.",
        };
        var bundle = IntakeComponents.Bundle(limits, "publish");
        var content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
        SubmissionEndpoints.PredictionTypes.ToList().ForEach(type => content[type] = new OpenApiMediaType { Schema = lines, Example = Example });
        SubmissionEndpoints.BundleTypes.ToList().ForEach(type => content[type] = new OpenApiMediaType { Schema = bundle });
        return new OpenApiRequestBody { Required = true, Description = "The file itself, without Content-Encoding.", Content = content };
    }

    private static OpenApiResponses Answers(OpenApiDocument document, IntakeLimits limits)
    {
        var taken = IntakeComponents.Receipt(document, "Taken: its receipt.", ReceiptExample());
        taken.Headers = IntakeComponents.Header("Location", "The receipt as JSON, for whoever has this address.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference" });
        return new OpenApiResponses
        {
            ["202"] = taken,
            ["200"] = IntakeComponents.Receipt(document, "The token has handed in the same content before: the receipt of that time (`isEarlier`)."),
            ["400"] = IntakeComponents.Refusal(document, "A key of the address, or the body's framing, is not understood."),
            ["401"] = IntakeComponents.Unknown(document),
            ["403"] = IntakeComponents.Refusal(document, "The token is of another scope."),
            ["408"] = IntakeComponents.Refusal(document, $"The body came slower than {limits.SlowestRate:F0} bytes a second; nothing was kept."),
            ["409"] = IntakeComponents.Refusal(document, "Somebody has handed in or published the same content: `published` names it, and where `again` is true `again=true` has it scored once more."),
            ["413"] = IntakeComponents.Refusal(document, "More bytes than the type allows."),
            ["415"] = IntakeComponents.Refusal(document, "Another type, or an encoded body."),
            ["422"] = IntakeComponents.Refusal(document, "Refused: `code` and `errors` say why, with field and line."),
            ["429"] = IntakeComponents.Pause(document, $"More than {limits.UploadBurst} uploads at once or one every {limits.SecondsAnUpload} seconds, or {limits.UploadsADay} files or {limits.BytesADay >> 20} MiB in 24 hours."),
            ["503"] = IntakeComponents.Pause(document, "The site cannot write now; nothing was kept."),
            ["507"] = IntakeComponents.Pause(document, "The site's disk is full; nothing was kept."),
        };
    }

    private static JsonObject ReceiptExample() => new()
    {
        ["schema"] = "bench/receipt/v1",
        ["id"] = "3f2b6c1e-8d4a-4f6b-9a57-0c1d2e3f4a5b",
        ["kind"] = "predictions",
        ["sha256"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ["bytes"] = 312,
        ["state"] = "queued",
        ["steps"] = new JsonArray(ExampleStep("received"), ExampleStep("schema"), ExampleStep("queued")),
        ["address"] = "/submissions/3f2b6c1e-8d4a-4f6b-9a57-0c1d2e3f4a5b/status?key=…",
        ["submissions"] = new JsonArray(),
        ["isEarlier"] = false,
    };

    private static JsonObject ExampleStep(string state) => new() { ["state"] = state, ["at"] = "2026-11-01T12:00:00.000Z" };
}
