namespace Plimsoll.Agent.Configuration;

/// <summary>What a server's instances need of the machine so that tasks reach tasks.</summary>
/// <param name="Vpc">The network that all servers of the machine share.</param>
/// <param name="Bridges">The block that the bridges of all instances are in.</param>
/// <param name="Resolver">Where the server answers names; null when it does not.</param>
/// <param name="Instances">Its instances.</param>
/// <param name="Endpoint">What their containers reach of the server; null for nothing.</param>
public sealed record PrivateRoutes(VpcNetwork Vpc, string Bridges, PrivateResolver? Resolver, IReadOnlyList<PrivateRoute> Instances, PrivateEndpoint? Endpoint = null);

/// <summary>An instance's addresses.</summary>
/// <param name="Name">Name of its shape.</param>
/// <param name="Address">Its private address.</param>
/// <param name="Bridge">The subnet of its bridge network.</param>
/// <param name="Directory">Where its agent keeps its files.</param>
/// <param name="Tasks">Addresses that awsvpc tasks of its server may have, as ADDRESS/MASK.</param>
public sealed record PrivateRoute(string Name, string Address, string Bridge, string Directory, string Tasks);

/// <summary>Where names are answered.</summary>
/// <param name="Address">The address; tasks ask at port 53.</param>
/// <param name="Port">The port that listens: 53, or a higher one where the server may not have that.</param>
public sealed record PrivateResolver(string Address, int Port);

/// <summary>What containers reach of their server.</summary>
/// <param name="Address">The address of both.</param>
/// <param name="Port">Port of what is asked at http://169.254.170.2.</param>
/// <param name="ApiPort">Port of the API; null when it is not there.</param>
public sealed record PrivateEndpoint(string Address, int Port, int? ApiPort);
