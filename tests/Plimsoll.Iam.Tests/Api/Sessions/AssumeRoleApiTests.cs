using System.Text.Json;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Sessions;

public sealed class AssumeRoleApiTests : IAsyncLifetime
{
    private const string Ann = "arn:aws:iam::123456789012:user/ann";
    private const string Web = "arn:aws:iam::123456789012:role/web";
    private IamHarness _iam = null!;
    private Principal _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        _ann = (await _iam.MakeUserAsync("ann")).Principal;
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_user_whom_the_trust_policy_names_gets_keys_of_the_role()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));
        await _iam.AllowAsync("Role", "web", "ecs:ListClusters");

        var answer = await AssumeAsync();
        var session = _iam.Found(answer)!;

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/web/s1", answer.GetProperty("AssumedRoleUser").GetProperty("Arn").GetString());
        Assert.Matches("^AROA[A-Z2-7]{17}:s1$", answer.GetProperty("AssumedRoleUser").GetProperty("AssumedRoleId").GetString());
        Assert.Equal(_iam.Time.GetUtcNow().AddHours(1), session.Expires);
        Assert.Equal((true, false), (_iam.Allows(session.Principal, "ecs:ListClusters"), _iam.Allows(session.Principal, "ecs:RunTask")));
    }

    [Fact]
    public async Task What_the_trust_policy_allows_to_the_account_the_user_needs_a_permission_for()
    {
        await _iam.MakeRoleAsync("web", TrustOf("arn:aws:iam::123456789012:root"));
        Assert.Equal(Denied("sts:AssumeRole"), await RefusalAsync());
        await _iam.AllowAsync("User", "ann", "sts:AssumeRole");

        await AssumeAsync();
    }

    [Fact]
    public async Task Whom_the_trust_policy_does_not_name_a_permission_does_not_help()
    {
        await _iam.MakeRoleAsync("web", Ec2);
        await _iam.AllowAsync("User", "ann", "sts:*");

        Assert.Equal(Denied("sts:AssumeRole"), await RefusalAsync());
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_denied_in_the_same_words() => Assert.Equal(Denied("sts:AssumeRole"), await RefusalAsync());

    [Fact]
    public async Task The_root_user_assumes_no_roles()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));

        Assert.Equal(("AccessDenied", 403, "Roles may not be assumed by root accounts."), await RefusalAsync(caller: _iam.Root));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/ann")]
    [InlineData("arn:aws:iam::12345:role/web-is-long")]
    [InlineData("role/web-but-longer-than-20")]
    public async Task What_is_no_role_s_ARN_is_refused(string arn) =>
        Assert.Equal(("ValidationError", 400, $"{arn} is invalid"), await RefusalAsync(arn: arn));

    [Fact]
    public async Task The_external_id_is_asked_for_where_the_trust_policy_does()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann, ""","Condition":{"StringEquals":{"sts:ExternalId":"42"}}"""));
        Assert.Equal(Denied("sts:AssumeRole"), await RefusalAsync());

        await AssumeAsync(""","ExternalId":"42" """);
    }

    [Fact]
    public async Task A_session_is_no_longer_than_the_role_allows()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));
        Assert.Equal(
            ("ValidationError", 400, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."),
            await RefusalAsync(""","DurationSeconds":7200"""));
        await _iam.CallAsync("UpdateRole", """{"RoleName":"web","MaxSessionDuration":7200}""");

        Assert.Equal(_iam.Time.GetUtcNow().AddHours(2), _iam.Found(await AssumeAsync(""","DurationSeconds":7200"""))!.Expires);
    }

    [Fact]
    public async Task In_a_chain_an_hour_is_the_most()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));
        await _iam.MakeRoleAsync("next", TrustOf(Web));
        await _iam.CallAsync("UpdateRole", """{"RoleName":"next","MaxSessionDuration":43200}""");
        var session = _iam.Found(await AssumeAsync())!.Principal;
        const string Next = "arn:aws:iam::123456789012:role/next";

        Assert.Equal(
            ("ValidationError", 400, "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."),
            await RefusalAsync(""","DurationSeconds":3601""", Next, session));
        await AssumeAsync("", Next, session);
    }

    [Fact]
    public async Task A_session_policy_takes_away_and_never_gives()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));
        await _iam.AllowAsync("Role", "web", "ecs:ListClusters", "ecs:RunTask");

        var answer = await AssumeAsync($$""","Policy":{{Quote(Policy("Allow", "ecs:ListClusters", "iam:*"))}}""");
        var session = _iam.Found(answer)!.Principal;

        Assert.Equal(
            (true, false, false),
            (_iam.Allows(session, "ecs:ListClusters"), _iam.Allows(session, "ecs:RunTask"), _iam.Allows(session, "iam:GetUser")));
        Assert.InRange(answer.GetProperty("PackedPolicySize").GetInt32(), 1, 100);
    }

    [Fact]
    public async Task Managed_policies_may_bound_a_session_too()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));
        await _iam.AllowAsync("Role", "web", "ecs:*", "iam:*");

        var session = _iam.Found(await AssumeAsync(""","PolicyArns":[{"arn":"arn:aws:iam::aws:policy/AmazonECS_FullAccess"}]"""))!.Principal;

        Assert.Equal((true, false), (_iam.Allows(session, "ecs:ListClusters"), _iam.Allows(session, "iam:CreateUser")));
    }

    [Fact]
    public async Task A_session_policy_that_is_none_is_refused()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));

        Assert.Equal("MalformedPolicyDocument", (await RefusalAsync(""","Policy":"{}" """)).Code);
    }

    [Fact]
    public async Task Tags_need_a_trust_policy_that_lets_them_in()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));

        Assert.Equal(Denied("sts:TagSession"), await RefusalAsync(""","Tags":[{"Key":"team","Value":"red"}]"""));
    }

    [Fact]
    public async Task Tags_count_in_policies_and_transitive_ones_go_on()
    {
        await _iam.MakeRoleAsync("web", TagTrust(Ann));
        await _iam.MakeRoleAsync("next", TagTrust(Web));
        const string ByTeam = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}}]}""";
        await _iam.CallAsync("PutRolePolicy", $$"""{"RoleName":"next","PolicyName":"p","PolicyDocument":{{Quote(ByTeam)}}}""");
        var first = _iam.Found(await AssumeAsync(""","Tags":[{"Key":"Team","Value":"red"},{"Key":"cost","Value":"1"}],"TransitiveTagKeys":["team"]"""))!.Principal;

        var second = _iam.Found(await AssumeAsync("", "arn:aws:iam::123456789012:role/next", first))!.Principal;

        Assert.True(_iam.Allows(second, "ecs:ListClusters"));
        Assert.Equal(["Team"], second.Session!.Tags!.Keys);
    }

    [Theory]
    [InlineData(""","Tags":[{"Key":"a","Value":"1"},{"Key":"A","Value":"2"}]""", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")]
    [InlineData(""","TransitiveTagKeys":["a"]""", "The specified transitive tag key must be included in the requested tags.")]
    public async Task Tags_that_contradict_themselves_are_refused(string more, string message)
    {
        await _iam.MakeRoleAsync("web", TagTrust(Ann));

        Assert.Equal(("InvalidParameterValue", 400, message), await RefusalAsync(more));
    }

    [Fact]
    public async Task A_transitive_tag_cannot_be_set_again()
    {
        await _iam.MakeRoleAsync("web", TagTrust(Ann));
        await _iam.MakeRoleAsync("next", TagTrust(Web));
        var first = _iam.Found(await AssumeAsync(""","Tags":[{"Key":"team","Value":"red"}],"TransitiveTagKeys":["team"]"""))!.Principal;

        Assert.Equal(
            ("InvalidParameterValue", 400, "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."),
            await RefusalAsync(""","Tags":[{"Key":"TEAM","Value":"blue"}]""", "arn:aws:iam::123456789012:role/next", first));
    }

    [Fact]
    public async Task Tags_take_room_and_a_session_that_has_all_of_it_is_still_known()
    {
        await _iam.MakeRoleAsync("web", TagTrust(Ann));

        Assert.Equal("PackedPolicyTooLarge", (await RefusalAsync(Tags(letters: 100))).Code);
        var full = await AssumeAsync(Tags(letters: 72));

        Assert.InRange(full.GetProperty("PackedPolicySize").GetInt32(), 90, 100);
        Assert.Equal(50, _iam.Found(full)!.Principal.Session!.Tags!.Count);
    }

    [Fact]
    public async Task A_source_identity_goes_on_and_cannot_be_changed()
    {
        await _iam.MakeRoleAsync("web", TagTrust(Ann));
        await _iam.MakeRoleAsync("next", TagTrust(Web));
        const string Next = "arn:aws:iam::123456789012:role/next";
        var first = _iam.Found(await AssumeAsync(""","SourceIdentity":"ann" """))!.Principal;

        Assert.Equal("ann", (await AssumeAsync("", Next, first)).GetProperty("SourceIdentity").GetString());
        Assert.Equal("AccessDenied", (await RefusalAsync(""","SourceIdentity":"bob" """, Next, first)).Code);
    }

    [Fact]
    public async Task A_source_identity_goes_on_only_where_the_trust_policy_lets_it_in()
    {
        await _iam.MakeRoleAsync("web", TagTrust(Ann));
        await _iam.MakeRoleAsync("next", TrustOf(Web));
        var first = _iam.Found(await AssumeAsync(""","SourceIdentity":"ann" """))!.Principal;

        Assert.EndsWith("sts:SetSourceIdentity on resource: arn:aws:iam::123456789012:role/next", (await RefusalAsync("", "arn:aws:iam::123456789012:role/next", first)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_of_another_account_needs_both_sides()
    {
        var other = new Principal(PrincipalKind.Root, "210987654321", "arn:aws:iam::210987654321:root", "210987654321");
        await _iam.CallAsync("CreateRole", $$"""{"RoleName":"guest","AssumeRolePolicyDocument":{{Quote(TrustOf(Ann))}}}""", other);
        const string Guest = "arn:aws:iam::210987654321:role/guest";
        Assert.Equal("AccessDenied", (await RefusalAsync(arn: Guest)).Code);
        await _iam.AllowAsync("User", "ann", "sts:AssumeRole");

        Assert.Equal("arn:aws:sts::210987654321:assumed-role/guest/s1", (await AssumeAsync(arn: Guest)).GetProperty("AssumedRoleUser").GetProperty("Arn").GetString());
    }

    [Fact]
    public async Task A_session_name_is_held_to_its_pattern_and_told_back() => Assert.Equal(
        ("ValidationError", 400, "1 validation error detected: Value 'S:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*"),
        await _iam.RefusalAsync("AssumeRole", $$"""{"RoleArn":"{{Web}}","RoleSessionName":"S:2"}""", _ann));

    [Fact]
    public async Task A_device_that_nobody_has_proves_nothing()
    {
        await _iam.MakeRoleAsync("web", TrustOf(Ann));

        Assert.Equal("AccessDenied", (await RefusalAsync(""","SerialNumber":"arn:aws:iam::123456789012:mfa/ann","TokenCode":"123456" """)).Code);
    }

    // Random letters, which do not pack, from one seed.
    private static string Tags(int letters)
    {
        var random = new Random(1);
        var tags = Enumerable.Range(0, 50).Select(i => $$"""{"Key":"k{{i}}","Value":"{{string.Concat(Enumerable.Range(0, letters).Select(_ => (char)('a' + random.Next(26))))}}"}""");
        return $",\"Tags\":[{string.Join(',', tags)}]";
    }

    private static string TagTrust(string arn) => TrustOf(arn).Replace("\"sts:AssumeRole\"", "\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"", StringComparison.Ordinal);

    private static (string, int, string) Denied(string action) => ("AccessDenied", 403, $"User: {Ann} is not authorized to perform: {action} on resource: {Web}");

    private Task<JsonElement> AssumeAsync(string more = "", string arn = Web, Principal? caller = null) =>
        _iam.CallAsync("AssumeRole", $$"""{"RoleArn":"{{arn}}","RoleSessionName":"s1"{{more}}}""", caller ?? _ann);

    private Task<(string Code, int Status, string Message)> RefusalAsync(string more = "", string arn = Web, Principal? caller = null) =>
        _iam.RefusalAsync("AssumeRole", $$"""{"RoleArn":"{{arn}}","RoleSessionName":"s1"{{more}}}""", caller ?? _ann);
}
