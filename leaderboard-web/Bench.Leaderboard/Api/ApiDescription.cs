using System.Text.Json;
using System.Text.RegularExpressions;
using Bench.Contracts.Documents;
using Bench.Leaderboard.Downloads;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Bench.Leaderboard.Api;

/// <summary>The OpenAPI document of the API.</summary>
internal static partial class ApiDescription
{
    /// <summary>Makes the document describe what is really written.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        var own = BenchJson.Options;
        json.PropertyNamingPolicy = own.PropertyNamingPolicy;
        json.DictionaryKeyPolicy = own.DictionaryKeyPolicy;
        json.TypeInfoResolver = own.TypeInfoResolver;
        json.RespectNullableAnnotations = own.RespectNullableAnnotations;
        json.NumberHandling = own.NumberHandling;
        foreach (var converter in own.Converters)
        {
            json.Converters.Add(converter);
        }
    }

    /// <summary>Adds what the framework cannot see: title, keys of the queries, parts of the paths.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Bench",
                Version = "v1",
                Description = "Published results of Bench: what the pages of the site show, for programs. Every answer names the version of the data that it was made of.",
            };
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            // What the comments of the method behind it say is not about this address.
            operation.Summary = context.Description.ActionDescriptor.EndpointMetadata.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary;
            operation.Parameters ??= [];
            foreach (Match part in PathPart().Matches(context.Description.RelativePath ?? ""))
            {
                Add(operation, part.Groups["name"].Value, ParameterLocation.Path);
            }

            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Described>().LastOrDefault() is { } described)
            {
                described.Keys.ToList().ForEach(key => Add(operation, key, ParameterLocation.Query));
                AddAnswer(operation, context.Document!, described);
            }

            foreach (var own in context.Description.ActionDescriptor.EndpointMetadata.OfType<IOperationDescription>())
            {
                own.Describe(operation, context.Document!, context.ApplicationServices);
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Makes one of the published schemas a component.</summary>
    /// <param name="document">Takes it.</param>
    /// <param name="name">Name of the component.</param>
    /// <param name="file">One of <see cref="SchemaFiles.Names"/>.</param>
    public static OpenApiSchemaReference Schema(OpenApiDocument document, string name, string file)
    {
        document.AddComponent(name, OpenApiModelFactory.Parse<OpenApiSchema>(SchemaFiles.Text(file), OpenApiSpecVersion.OpenApi3_1, document, out _));
        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>The schemas are those that answers are tested against; the framework cannot make them of records with lists that have defaults.</summary>
    private static void AddAnswer(OpenApiOperation operation, OpenApiDocument document, Described described)
    {
        var media = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        if (described.Schema is { } name)
        {
            media = new OpenApiMediaType { Schema = Schema(document, name, $"api/{name}.schema.json") };
        }

        operation.Responses ??= [];
        operation.Responses["200"] = new OpenApiResponse
        {
            Description = described.Schema is null ? "The rows." : "The view with its envelope.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [described.Type] = media },
        };
    }

    private static void Add(OpenApiOperation operation, string name, ParameterLocation place)
    {
        if (!operation.Parameters!.Any(parameter => parameter.Name == name))
        {
            operation.Parameters!.Add(new OpenApiParameter { Name = name, In = place, Required = place == ParameterLocation.Path, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PathPart();
}
