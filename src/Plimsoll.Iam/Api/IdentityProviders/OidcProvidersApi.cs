using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>OpenID Connect providers (docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html).</summary>
internal sealed class OidcProvidersApi(IamContext context, Pages pages)
{
    private const int MostProviders = 100;
    private const int MostClients = 100;
    private const int MostThumbprints = 5;
    private const int ThumbprintLetters = 40;
    private const int LongestClient = 255;

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "CreateOpenIDConnectProvider", IamApiJson.Default.CreateOpenIDConnectProviderRequest, IamApiJson.Default.CreateOpenIDConnectProviderResponse,
            CreateAsync),
        Create("GetOpenIDConnectProvider", IamApiJson.Default.OpenIDConnectProviderRequest, IamApiJson.Default.GetOpenIDConnectProviderResponse, GetAsync),
        Create("ListOpenIDConnectProviders", IamApiJson.Default.EmptyRequest, IamApiJson.Default.ListOpenIDConnectProvidersResponse, ListAsync),
        Create("DeleteOpenIDConnectProvider", IamApiJson.Default.OpenIDConnectProviderRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
        Create(
            "UpdateOpenIDConnectProviderThumbprint", IamApiJson.Default.UpdateOpenIDConnectProviderThumbprintRequest, IamApiJson.Default.EmptyResponse,
            (call, input) => ChangeAsync(call, input.OpenIDConnectProviderArn!, one => one with { Thumbprints = Thumbprints(input.ThumbprintList!) })),
        Create("AddClientIDToOpenIDConnectProvider", IamApiJson.Default.OpenIDConnectClientRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, input.OpenIDConnectProviderArn!, one => one with { ClientIds = Clients([.. one.ClientIds, input.ClientID!]) })),
        Create("RemoveClientIDFromOpenIDConnectProvider", IamApiJson.Default.OpenIDConnectClientRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, input.OpenIDConnectProviderArn!, one => one with { ClientIds = [.. one.ClientIds.Where(id => id != input.ClientID)] })),
        Create("TagOpenIDConnectProvider", IamApiJson.Default.TagOpenIDConnectProviderRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, input.OpenIDConnectProviderArn!, one => one with { Tags = TagRules.OfOthers.Merge(one.Tags, input.Tags) })),
        Create("UntagOpenIDConnectProvider", IamApiJson.Default.UntagOpenIDConnectProviderRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, input.OpenIDConnectProviderArn!, one => one with { Tags = TagRules.OfOthers.Without(one.Tags, input.TagKeys!) })),
        Create("ListOpenIDConnectProviderTags", IamApiJson.Default.ListOpenIDConnectProviderTagsRequest, IamApiJson.Default.ListTagsResponse, ListTagsAsync),
    ];

    private ValueTask<CreateOpenIDConnectProviderResponse> CreateAsync(CallContext call, CreateOpenIDConnectProviderRequest input)
    {
        var name = OidcUrls.NameOf(input.Url!);
        if (name is null || !input.Url!.Contains("://", StringComparison.Ordinal))
        {
            throw IamErrors.Invalid("Invalid Open ID Connect Provider URL");
        }

        var provider = new OidcProviderRecord
        {
            Name = name,
            Url = input.Url!,
            Created = context.Now,
            ClientIds = Clients(input.ClientIDList ?? []),
            Thumbprints = Thumbprints(input.ThumbprintList ?? []),
            Tags = TagRules.OfOthers.Merge([], input.Tags),
        };
        return context.WriteAsync(call, tx =>
        {
            if (tx.Get(IamTables.OidcProviders, name) is not null)
            {
                throw IamErrors.AlreadyExists($"Provider with url {input.Url} already exists.");
            }

            if (tx.Count(IamTables.OidcProviders) >= MostProviders)
            {
                throw IamErrors.Quota($"OpenIdConnectProvidersPerAccount: {MostProviders}");
            }

            tx.Put(IamTables.OidcProviders, provider);
            return new CreateOpenIDConnectProviderResponse { OpenIDConnectProviderArn = IamContext.Arns(call).Of(provider), Tags = TagView.OrNone(provider.Tags) };
        });
    }

    private ValueTask<GetOpenIDConnectProviderResponse> GetAsync(CallContext call, OpenIDConnectProviderRequest input) => context.ReadAsync(call, view =>
    {
        var provider = Known(view, call, input.OpenIDConnectProviderArn!);
        return new GetOpenIDConnectProviderResponse
        {
            Url = provider.Name, ClientIDList = provider.ClientIds, ThumbprintList = provider.Thumbprints, CreateDate = provider.Created, Tags = TagView.Of(provider.Tags),
        };
    });

    private ValueTask<ListOpenIDConnectProvidersResponse> ListAsync(CallContext call, EmptyRequest input) => context.ReadAsync(
        call, view => new ListOpenIDConnectProvidersResponse
        {
            OpenIDConnectProviderList =
                [.. view.In(IamTables.OidcProvidersInOrder, "").Select(one => new OpenIDConnectProviderListEntry { Arn = IamContext.Arns(call).Of(one) })],
        });

    // One that is not there is deleted too, as AWS has it.
    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, OpenIDConnectProviderRequest input) => context.WriteAsync(call, tx =>
    {
        if (Find(tx, call, input.OpenIDConnectProviderArn!) is { } provider)
        {
            tx.Remove(IamTables.OidcProviders, provider.Name);
        }

        return EmptyResponse.Instance;
    });

    private ValueTask<ListTagsResponse> ListTagsAsync(CallContext call, ListOpenIDConnectProviderTagsRequest input) => context.ReadAsync(call, view => TagView.Page(
        pages, call, $"ListOpenIDConnectProviderTags {input.OpenIDConnectProviderArn}", input.MaxItems, input.Marker,
        Known(view, call, input.OpenIDConnectProviderArn!).Tags));

    private ValueTask<EmptyResponse> ChangeAsync(CallContext call, string arn, Func<OidcProviderRecord, OidcProviderRecord> change) => context.WriteAsync(call, tx =>
    {
        tx.Put(IamTables.OidcProviders, change(Known(tx, call, arn)));
        return EmptyResponse.Instance;
    });

    private static List<string> Clients(IReadOnlyList<string> given) =>
        given.FirstOrDefault(one => one.Length is 0 or > LongestClient) is not null
            ? throw IamErrors.Invalid($"A client id has 1 to {LongestClient} characters.")
            : given.Distinct().ToList() is { Count: <= MostClients } clients ? clients : throw IamErrors.Quota($"ClientIdsPerOpenIdConnectProvider: {MostClients}");

    private static IReadOnlyList<string> Thumbprints(IReadOnlyList<string> given) =>
        given.Any(one => one.Length != ThumbprintLetters || !one.All(char.IsAsciiHexDigit))
            ? throw IamErrors.InvalidInput($"A thumbprint has {ThumbprintLetters} hexadecimal digits.")
            : given.Count <= MostThumbprints ? given : throw IamErrors.Quota($"ThumbprintsPerOpenIdConnectProvider: {MostThumbprints}");

    private static OidcProviderRecord Known(View view, CallContext call, string arn) =>
        Find(view, call, arn) ?? throw IamErrors.NoSuchEntity($"OpenIDConnect Provider not found for arn {arn}");

    private static OidcProviderRecord? Find(View view, CallContext call, string arn)
    {
        var start = $"arn:aws:iam::{call.Account}:oidc-provider/";
        return arn.StartsWith(start, StringComparison.Ordinal) ? view.Get(IamTables.OidcProviders, arn[start.Length..]) : null;
    }
}
