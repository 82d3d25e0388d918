using Bench.Leaderboard.Api;
using Microsoft.OpenApi;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>Describes following what was handed in: its address's key or its token, the receipt or a text of it.</summary>
/// <param name="text">Media type of the text; null for the receipt itself.</param>
internal sealed class ReceiptDescription(string? text = null) : IOperationDescription
{
    /// <inheritdoc/>
    public void Describe(OpenApiOperation operation, OpenApiDocument document, IServiceProvider services)
    {
        operation.Security = [IntakeComponents.Way(document, IntakeComponents.Token), IntakeComponents.Way(document, IntakeComponents.Key)];
        operation.Responses = new OpenApiResponses
        {
            ["200"] = text is not null
                ? new OpenApiResponse { Description = "The lines.", Content = IntakeComponents.Content(text, new OpenApiSchema { Type = JsonSchemaType.String }) }
                : IntakeComponents.Receipt(document, "The receipt."),
            ["404"] = IntakeComponents.Refusal(document, "There is no such receipt, or neither the token nor the key is its own."),
            ["429"] = IntakeComponents.Pause(document, "More calls than are allowed."),
            ["503"] = IntakeComponents.Pause(document, "The site cannot read now."),
        };
    }
}
