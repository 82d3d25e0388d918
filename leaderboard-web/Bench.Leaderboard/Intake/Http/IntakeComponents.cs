using System.Text.Json.Nodes;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Api;
using Microsoft.OpenApi;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>What the descriptions of the intake's addresses share: the ways to be let in, the receipt, and the refusals.</summary>
internal static class IntakeComponents
{
    /// <summary>Name of the way in by a token.</summary>
    public const string Token = "token";

    /// <summary>Name of the way in by the address of a receipt.</summary>
    public const string Key = "receiptKey";

    private const string Problem = "refusal";

    private static readonly (string Name, string Text)[] ProblemFields =
    [
        ("type", "Where the codes are explained."),
        ("title", "What it is, in a few words."),
        ("detail", "What was found and what is expected."),
        ("whose", "\"yours\": mend the request. \"ours\": try again later."),
        ("code", "Reason code, where something handed in is not taken."),
        ("receipt", "Address of the receipt, where there is one."),
        (RefusalMembers.Published, "Address of the published submission that stands for what was brought, where there is one."),
    ];

    /// <summary>A way to be let in, as one of the alternatives of an address.</summary>
    public static OpenApiSecurityRequirement Way(OpenApiDocument document, string name)
    {
        document.AddComponent<IOpenApiSecurityScheme>(name, name == Key
            ? new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Query, Name = Receipts.KeyName, Description = "The secret part of the address that came with the receipt." }
            : new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "bench_…", Description = "A token that the keepers of the site issue. Its scope, submit, publish, worker or admin, says what it is good for." });
        return new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] };
    }

    /// <summary>An answer with a receipt.</summary>
    public static OpenApiResponse Receipt(OpenApiDocument document, string text, JsonNode? example = null) => new()
    {
        Description = text,
        Content = Content("application/json", ApiDescription.Schema(document, "receipt", "receipt.schema.json"), example),
    };

    /// <summary>An answer that says no.</summary>
    public static OpenApiResponse Refusal(OpenApiDocument document, string text)
    {
        document.AddComponent<IOpenApiSchema>(Problem, ProblemSchema());
        return new() { Description = text, Content = Content("application/problem+json", new OpenApiSchemaReference(Problem, document)) };
    }

    /// <summary>The answer to a call without a good token.</summary>
    public static OpenApiResponse Unknown(OpenApiDocument document)
    {
        var refusal = Refusal(document, "No token, or one that has ended or was revoked.");
        refusal.Headers = Header("WWW-Authenticate", "Always Bearer.", new OpenApiSchema { Type = JsonSchemaType.String });
        return refusal;
    }

    /// <summary>A refusal with a header that says how long to wait.</summary>
    public static OpenApiResponse Pause(OpenApiDocument document, string text)
    {
        var refusal = Refusal(document, text);
        refusal.Headers = Header("Retry-After", "Seconds to wait.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" });
        return refusal;
    }

    /// <summary>A header.</summary>
    public static Dictionary<string, IOpenApiHeader> Header(string name, string text, OpenApiSchema schema) =>
        new(StringComparer.Ordinal) { [name] = new OpenApiHeader { Description = text, Schema = schema } };

    /// <summary>A run bundle, as a body.</summary>
    /// <param name="limits">Its caps.</param>
    /// <param name="scope">Scope of the token that it needs.</param>
    public static OpenApiSchema Bundle(IntakeLimits limits, string scope) => new()
    {
        Type = JsonSchemaType.String,
        Format = "binary",
        Description = $"The archive of a run's own files (tar, gzip), as `bench publish` makes it; needs a token of the scope {scope}. At most {limits.BundleBytes >> 20} MiB packed, "
            + $"{limits.UnpackedBytes >> 20} MiB and {limits.Entries} files unpacked.",
    };

    /// <summary>A body of one type.</summary>
    public static Dictionary<string, OpenApiMediaType> Content(string type, IOpenApiSchema schema, JsonNode? example = null) =>
        new(StringComparer.Ordinal) { [type] = new OpenApiMediaType { Schema = schema, Example = example } };

    private static OpenApiSchema ProblemSchema()
    {
        var properties = ProblemFields.ToDictionary(
            field => field.Name, IOpenApiSchema (field) => new OpenApiSchema { Type = JsonSchemaType.String, Description = field.Text }, StringComparer.Ordinal);
        properties["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The status of the answer." };
        properties[RefusalMembers.Again] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "True where the same with `again=true` would be scored once more; left out elsewhere." };
        properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = "Up to twenty mistakes, the first found first.",
            Items = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["code"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["field"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["line"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Line of the file, from 1; 0 when none is meant." },
                    ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        };
        return new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Problem details (RFC 9457).", Properties = properties, Required = new HashSet<string>(StringComparer.Ordinal) { "title", "status", "detail" } };
    }
}
